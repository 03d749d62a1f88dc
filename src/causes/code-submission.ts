import { codeUseOf, codeUses } from './code-use.ts';
import { failedCall } from './failed-call.ts';
import type { Known, KnownCall } from './known.ts';
import { sender } from './sender.ts';

/** The code that was refused: who submitted it, when, and what for. */
export interface CodeSubmission {
  /** The app client that sent it. */
  readonly by?: string;
  /** When it was submitted; now, if nobody told. Milliseconds since 1970. */
  readonly at: number;
  readonly operation?: string;
  /** How long a code of this purpose lives, in milliseconds; absent where the purpose is not known. */
  readonly lifetime?: number;
  /** The call, where it was seen. */
  readonly call?: KnownCall;
  /** The calls seen before it that may have sent the code, oldest first. */
  readonly requests: readonly KnownCall[];
  /** Whether the requests are known to be of the same user; otherwise the calls do not tell. */
  readonly isSameUser: boolean;
}

/** Puts together what is known of the submission of a code that was refused. */
export function codeSubmission(known: Known): CodeSubmission {
  const call = failedCall(known, Object.keys(codeUses), ['ExpiredCodeException', 'CodeMismatchException']);
  const operation = call?.operation ?? known.errors.find(error => codeUseOf(error.operation))?.operation;
  const by = known.sentBy ?? call?.clientId ?? sender(known);
  const use = codeUseOf(operation);
  const details = use && codeUses[use];
  const requests = call ? requestsOf(known, call, details?.sentBy ?? []) : [];
  return {
    at: call?.at ?? known.now,
    requests,
    isSameUser: call?.user !== undefined && requests.every(({ user }) => user === call.user),
    ...(by !== undefined && { by }),
    ...(operation !== undefined && { operation }),
    ...(details && { lifetime: details.lifetime }),
    ...(call && { call }),
  };
}

function requestsOf({ calls }: Known, call: KnownCall, operations: readonly string[]): readonly KnownCall[] {
  return calls
    .slice(0, calls.indexOf(call))
    .filter(
      ({ operation, outcome, user, poolId }) =>
        outcome === 'ok' &&
        operations.includes(operation) &&
        mayBeSame(user, call.user) &&
        mayBeSame(poolId, call.poolId),
    );
}

function mayBeSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Whether two calls are known to carry the same code. */
export function isSameCode(one: KnownCall, other: KnownCall): boolean {
  return one.marks?.code !== undefined && one.marks.code === other.marks?.code;
}
