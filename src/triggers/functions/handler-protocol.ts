import type { HandlerOutcome } from './process-message.ts';

/** One event for the process that runs a handler. */
export interface Invocation {
  /** The event as JSON text. */
  readonly event: string;
  readonly requestId: string;
  /** The ARN that the pool has configured. */
  readonly arn: string;
  /** How long the function may take, for `getRemainingTimeInMillis`. */
  readonly milliseconds: number;
}

/** Asks the process to say, after so long, that it has outlived what its handler has left behind for that time. */
export interface Settling {
  readonly settleMilliseconds: number;
}

/** How an event ended, as seen from outside: what the process reported, or that it could not. */
export type Outcome =
  | HandlerOutcome
  | { readonly kind: 'exited'; readonly reason: string; readonly hint?: string | undefined }
  /** It took longer than the caller waits, which is so many milliseconds. */
  | { readonly kind: 'late'; readonly milliseconds: number; readonly hint?: string | undefined }
  /** It took longer than the function may: its own limit of so many milliseconds has ended it. */
  | { readonly kind: 'overran'; readonly milliseconds: number; readonly hint?: string | undefined }
  /** It was not handed on, for so many wait already. */
  | { readonly kind: 'throttled'; readonly waiting: number }
  | RemoteFailure;

/** What only a function that runs elsewhere can come to. */
export type RemoteFailure =
  | { readonly kind: 'notJson'; readonly bytes: number }
  | { readonly kind: 'unreachable'; readonly address: string; readonly reason: string }
  /** Lambda did not run it, for the reason that its error code names. */
  | { readonly kind: 'refused'; readonly address: string; readonly code: string; readonly reason: string }
  | { readonly kind: 'clientMissing'; readonly package: string };
