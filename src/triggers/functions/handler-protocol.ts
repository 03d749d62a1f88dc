import type { StreamName } from './handler-output.ts';

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

/** What became of one event, as the process reports it. */
export type HandlerOutcome =
  /** The answer as JSON text; an answer of undefined is `null`, as Lambda makes it. */
  | { readonly kind: 'answered'; readonly json: string }
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'unserialisable'; readonly reason: string }
  | { readonly kind: 'tooLarge'; readonly bytes: number }
  | { readonly kind: 'unloadable'; readonly reason: string };

/** What the process says, one at a time. */
export type ProcessMessage =
  /** The event is in the handler's hands. */
  | { readonly kind: 'takesUp' }
  /** What the handler has written to a stream at once. */
  | { readonly kind: 'printed'; readonly stream: StreamName; readonly text: string }
  /** It prints too much: the end of what was told last may be missing, and what follows is not told. */
  | { readonly kind: 'leftOut' }
  /** A file of the handler's is about to be loaded; its version as `fileVersion` tells it. */
  | { readonly kind: 'loads'; readonly file: string; readonly version: string }
  /** What became of the event. */
  | { readonly kind: 'ended'; readonly outcome: HandlerOutcome }
  /** An error that nobody caught; the process ends. */
  | { readonly kind: 'broke'; readonly message: string };

/** How an event ended, as seen from outside: what the process reported, or that it could not. */
export type Outcome =
  | HandlerOutcome
  | { readonly kind: 'exited'; readonly reason: string }
  /** It took longer than the caller waits, which is so many milliseconds. */
  | { readonly kind: 'late'; readonly milliseconds: number }
  /** It took longer than the function may: its own limit of so many milliseconds has ended it. */
  | { readonly kind: 'overran'; readonly milliseconds: number }
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
