/** One event for the thread that runs a handler. */
export interface Invocation {
  /** The event as JSON text. */
  readonly event: string;
  readonly requestId: string;
  /** The ARN that the pool has configured. */
  readonly arn: string;
  /** How long the function may take, for `getRemainingTimeInMillis`. */
  readonly milliseconds: number;
}

/** What became of one event, as the thread reports it. */
export type HandlerOutcome =
  /** The answer as JSON text; an answer of undefined is `null`, as Lambda makes it. */
  | { readonly kind: 'answered'; readonly json: string }
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'unserialisable'; readonly reason: string }
  | { readonly kind: 'unloadable'; readonly reason: string };

/** What the thread says: a record that the handler printed, or what became of the event. */
export type ThreadMessage = { readonly log: string } | { readonly outcome: HandlerOutcome };

/** How an event ended, as seen from outside: what the thread reported, or that it could not. */
export type Outcome =
  | HandlerOutcome
  | { readonly kind: 'exited'; readonly reason: string }
  /** It took longer than the caller waits or than the function may. */
  | { readonly kind: 'late' }
  /** It was not handed on, for so many wait already. */
  | { readonly kind: 'throttled'; readonly waiting: number };
