import type { CallEvent } from '../recorder/event.ts';

/** Which calls; what is absent does not narrow. */
export interface EventQuery {
  /**
   * Such as `ConfirmForgotPassword`; for the run of a custom sender its source, `CustomEmailSender_SignUp`.
   */
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
  /** An event: only those that came after it. */
  readonly after?: Pick<CallEvent, 'sequence'> | undefined;
}

/** Reads the log of calls: what was called, what came of it, and why. */
export interface EventReader {
  /** The calls, oldest first. */
  all(query?: EventQuery): readonly CallEvent[];
  /**
   * The newest call. It is there as soon as the caller has its answer; the run of a custom sender is when it
   * is over.
   *
   * @example
   * assert.equal(lifeguard.events.last({ operation: 'ForgotPassword' })?.cause?.id, 'user-is-disabled');
   */
  last(query?: EventQuery): CallEvent | undefined;
  /**
   * The newest one if there is one, else the next: for the runs of custom senders, which no caller waits for.
   *
   * @param limit how long to wait, in milliseconds of the machine's clock; 5,000 where it is left out
   * @throws Error that tells what there is instead, if there is none in time
   * @example
   * await cognito.send(new ForgotPasswordCommand({ ClientId, Username: 'anna' }));
   * const operation = 'CustomEmailSender_ForgotPassword';
   * const run = await lifeguard.events.waitFor({ operation, user: 'anna' });
   * assert.equal(run.outcome, 'ok');
   */
  waitFor(query?: EventQuery, limit?: number): Promise<CallEvent>;
}
