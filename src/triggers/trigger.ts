import type { Client, Pool } from '../pool/pool.ts';
import type { TriggerNote } from '../recorder/event.ts';

/** What a trigger is called with, beyond what its pool tells. */
export interface TriggerCall {
  readonly pool: Pool;
  /** Undefined for a call that has no app client, such as AdminResetUserPassword. */
  readonly client: Client | undefined;
  /** Such as `CustomMessage_ForgotPassword`. */
  readonly source: string;
  /** Undefined where no user is concerned. */
  readonly userName: string | undefined;
  readonly sdkVersion: string;
  /** The event's `request`, complete as in production. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Where the recorder's note of the run goes. */
  readonly notes: TriggerNote[];
}

/** Runs Lambda handlers the way Cognito does: synchronously, five seconds, three attempts. */
export interface Triggers {
  /**
   * Runs the pool's trigger for that source and gives the event's checked `response`; undefined
   * where the pool has no such trigger.
   *
   * @throws a cause from `causes/triggers/` if the handler throws, does not answer in time, cannot be
   * invoked, or answers what the trigger's contract forbids.
   */
  run(call: TriggerCall): Promise<Readonly<Record<string, unknown>> | undefined>;
  close(): Promise<void>;
}
