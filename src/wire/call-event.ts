import type { Failure } from '../causes/cause.ts';
import type { Trace } from '../operations/call.ts';
import type { CallEvent } from '../recorder/event.ts';
import type { ShownError } from './answer.ts';
import { nameIn } from './operation-table.ts';

/** A call that is over. */
export interface FinishedCall {
  readonly time: number;
  readonly requestId: string;
  /** The header X-Amz-Target. */
  readonly target: string | undefined;
  readonly trace: Trace;
  /** Undefined for a success; `bug` for what was thrown and is no cause. */
  readonly failed: Failure | 'bug' | undefined;
  readonly milliseconds: number;
}

/** The error that the client sees. Of a bug it sees nothing but that there is one. */
export function shownError(failed: Failure | 'bug', hidden?: Failure): ShownError {
  if (failed === 'bug')
    return { type: 'InternalErrorException', message: 'Internal error.', cause: undefined };
  return { type: failed.type, message: failed.shown, cause: causeBehind(failed, hidden)?.cause.id };
}

/** What the recorder keeps of a call. */
export function callEvent(call: FinishedCall): Omit<CallEvent, 'sequence'> {
  const { time, requestId, target, trace, failed, milliseconds } = call;
  const { poolId, clientId, user, triggers, messages } = trace;
  return {
    time,
    requestId,
    operation: nameIn(target) ?? target ?? '(none)',
    ...(poolId === undefined ? {} : { poolId }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(user === undefined ? {} : { user }),
    outcome: failed ? 'failed' : 'ok',
    ...(failed ? { error: keptError(failed) } : {}),
    ...keptCause(causeBehind(failed, trace.hidden)),
    triggers,
    messages,
    milliseconds,
  };
}

function keptError(failed: Failure | 'bug'): NonNullable<CallEvent['error']> {
  const { type, message } = shownError(failed);
  return { type, message: failed === 'bug' ? message : failed.kept };
}

function keptCause(failure: Failure | undefined): Pick<CallEvent, 'cause'> {
  return failure ? { cause: { ...failure.cause, facts: failure.facts } } : {};
}

/**
 * Why a call really ended as it did. What is hidden counts where the answer is the one that hides it: a
 * success, or an error that looks the same. Undefined for a success that hides nothing, and for a bug.
 */
function causeBehind(failed: Failure | 'bug' | undefined, hidden: Failure | undefined): Failure | undefined {
  if (failed === undefined) return hidden;
  if (failed === 'bug') return undefined;
  const isSame = hidden?.type === failed.type && hidden.shown === failed.shown;
  return isSame ? hidden : failed;
}
