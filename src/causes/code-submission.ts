import { failedCall } from './failed-call.ts';
import type { Known, KnownCall } from './known.ts';
import { sender } from './sender.ts';

const hour = 3_600_000;

/** What a code is for. */
export interface CodePurpose {
  /** The operations that send such codes. */
  readonly sentBy: readonly string[];
  /** The trigger sources of their messages. */
  readonly messages: readonly string[];
  /** Milliseconds. */
  readonly lifetime: number;
}

/** By the operation that takes the code: what sends it, and how long it lives. */
export function codePurpose(operation: string | undefined): CodePurpose | undefined {
  return purposes[operation ?? ''];
}

/** What takes codes, what sends them, and how long they live (documented). */
const purposes: Readonly<Record<string, CodePurpose>> = {
  ConfirmForgotPassword: {
    sentBy: ['ForgotPassword', 'AdminResetUserPassword'],
    messages: ['CustomMessage_ForgotPassword'],
    lifetime: hour,
  },
  ConfirmSignUp: {
    sentBy: ['SignUp', 'ResendConfirmationCode'],
    messages: ['CustomMessage_SignUp', 'CustomMessage_ResendCode'],
    lifetime: 24 * hour,
  },
  VerifyUserAttribute: {
    sentBy: ['GetUserAttributeVerificationCode', 'UpdateUserAttributes'],
    messages: ['CustomMessage_VerifyUserAttribute', 'CustomMessage_UpdateUserAttribute'],
    lifetime: 24 * hour,
  },
};

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
  const call = failedCall(known, Object.keys(purposes), ['ExpiredCodeException', 'CodeMismatchException']);
  const operation = call?.operation ?? known.errors.find(error => codePurpose(error.operation))?.operation;
  const by = known.sentBy ?? call?.clientId ?? sender(known);
  const purpose = codePurpose(operation);
  const requests = call ? requestsOf(known, call, purpose?.sentBy ?? []) : [];
  return {
    at: call?.at ?? known.now,
    requests,
    isSameUser: call?.user !== undefined && requests.every(({ user }) => user === call.user),
    ...(by !== undefined && { by }),
    ...(operation !== undefined && { operation }),
    ...(purpose && { lifetime: purpose.lifetime }),
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
