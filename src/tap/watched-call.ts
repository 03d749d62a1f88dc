import type { CallEvent } from '../recorder/event.ts';
import type { ToldCause } from './told-cause.ts';

/**
 * A cause, and what told it: the pairs of calls, the header of a Lifeguard, the tap itself, or no more than the error,
 * which makes it likely at best.
 */
export interface WatchedCause extends ToldCause {
  readonly from: 'pairs' | 'header' | 'tap' | 'error';
}

/** One call as it may be shown and kept: nothing secret is readable in it. */
export interface WatchedCall {
  /** When it came in, milliseconds since 1970. */
  readonly time: number;
  readonly milliseconds: number;
  readonly operation: string;
  readonly signed: 'no' | 'as it came' | 'anew';
  readonly region?: string;
  readonly poolId?: string;
  readonly clientId?: string;
  /** A mark, or the name itself where users are to be shown. */
  readonly user?: string;
  readonly agent?: string;
  readonly requestId?: string;
  /** Of the answer; absent where the tap itself answered. */
  readonly status?: number;
  readonly outcome: 'ok' | 'failed';
  readonly error?: { readonly type: string; readonly message: string | null };
  readonly cause?: WatchedCause;
  /** Only where calls are recorded; absent where there was none, or none that could be read. */
  readonly input?: unknown;
  readonly output?: unknown;
  /** Bodies that could not be looked into: no JSON, or too large. */
  readonly unread?: readonly ('input' | 'output')[];
}

/** The call in the form of the recorder. */
export function callEventOf(call: WatchedCall): Omit<CallEvent, 'sequence'> {
  const { time, operation, poolId, clientId, user, outcome, error, cause, milliseconds } = call;
  return {
    time,
    requestId: call.requestId ?? '',
    operation,
    ...(poolId !== undefined && { poolId }),
    ...(clientId !== undefined && { clientId }),
    ...(user !== undefined && { user }),
    outcome,
    ...(error && { error }),
    ...(cause && {
      cause: { id: cause.id, title: cause.title, facts: { ...cause.facts, seen: cause.says } },
    }),
    triggers: [],
    messages: [],
    milliseconds,
  };
}
