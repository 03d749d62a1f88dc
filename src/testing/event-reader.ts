import type { CallEvent } from '../recorder/event.ts';

/** Which calls; what is absent does not narrow. */
export interface EventQuery {
  /** Such as `ConfirmForgotPassword`. */
  readonly operation?: string;
  /** The id of a pool. */
  readonly pool?: string;
  /** The id of an app client. */
  readonly client?: string;
  /** The canonical username, or the submitted one where there is no such user. */
  readonly user?: string;
  readonly outcome?: 'ok' | 'failed';
  /** The id of a cause, such as `code-issued-to-another-client`. */
  readonly cause?: string;
}

/** Reads the log of calls: what was called, what came of it, and why. */
export interface EventReader {
  /** The calls, oldest first. */
  all(query?: EventQuery): readonly CallEvent[];
  /**
   * The newest call. It is there as soon as the caller has its answer.
   *
   * @example
   * assert.equal(lifeguard.events.last({ operation: 'ForgotPassword' })?.cause?.id, 'user-is-disabled');
   */
  last(query?: EventQuery): CallEvent | undefined;
}
