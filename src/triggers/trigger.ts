import type { Client, Pool } from '../pool/pool.ts';
import type { TriggerNote } from '../recorder/event.ts';

/** What triggers are told of a pool. */
export type CalledPool = Pick<Pool, 'id' | 'region' | 'settings'>;

/** What a trigger is called with, beyond what its pool tells. */
export interface TriggerCall {
  readonly pool: CalledPool;
  /** Undefined for a call that has no app client, such as AdminResetUserPassword. */
  readonly client: Pick<Client, 'id'> | undefined;
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

/** A message that a custom sender is to send in the service's place. */
export interface SenderCall {
  readonly pool: CalledPool;
  /** Undefined where an administrator's call sends it. */
  readonly client: Pick<Client, 'id'> | undefined;
  /** Such as `CustomEmailSender_ForgotPassword`. */
  readonly source: string;
  readonly userName: string;
  readonly sdkVersion: string;
  /** The code or temporary password, in clear; undefined for the invitation of a user who has no password. */
  readonly code: string | undefined;
  readonly userAttributes: Readonly<Record<string, string>>;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
  /** Of the call that sends it; the recorder's event of the sender's run has it too. */
  readonly requestId: string;
  /** Where the call's note goes, that the sender was invoked. */
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
  /**
   * Invokes the pool's custom sender for that source asynchronously, as Lambda does: nobody waits for it, and
   * a failed run is tried twice again. The code goes out encrypted. How it ended is an event of the recorder.
   * Call it once what the code opens is stored: the handler may be fast.
   */
  send(call: SenderCall): void;
  /** Lets senders that run come to an end, within reason, and ends all functions. */
  close(): Promise<void>;
}
