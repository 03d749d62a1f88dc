import type { Facts } from '../causes/cause.ts';

/** What a handler has printed for one call, its secrets made unreadable. */
export interface PrintedNote {
  /** Record by record, as `console.log` makes them; long ones end in an ellipsis. */
  readonly lines: readonly string[];
  /** Whether there was more. */
  readonly isCut: boolean;
}

/** A trigger that a call ran, in order. */
export interface TriggerNote {
  /** Such as `CustomMessage_ForgotPassword`. */
  readonly source: string;
  readonly function: string;
  /** `invoked`: a custom sender, which nobody waits for. How it ends is an event of its own. */
  readonly outcome: 'ok' | 'failed' | 'invoked';
  /** How often it was invoked: more than once where it did not answer in time. */
  readonly attempts: number;
  readonly milliseconds: number;
  /** Absent where it has printed nothing. */
  readonly printed?: PrintedNote;
}

/** A message that a call sent. Never its text or code. */
export interface MessageNote {
  readonly id: string;
  readonly medium: 'EMAIL' | 'SMS';
  /** Masked as in CodeDeliveryDetails. */
  readonly destination: string;
  readonly trigger: string;
}

/**
 * One call as the recorder keeps it, or the run of a custom sender that a call has invoked. Nothing secret is
 * in it: no password, code, token, secret or session.
 */
export interface CallEvent {
  /** Grows by one with each event of this process. */
  readonly sequence: number;
  /** When the call came in, milliseconds since 1970. */
  readonly time: number;
  /** That of a sender's run is the one of the call. */
  readonly requestId: string;
  /** As it stood in X-Amz-Target; `(none)` where there was none. For a sender's run its source. */
  readonly operation: string;
  readonly poolId?: string;
  readonly clientId?: string;
  /** The user's canonical username, or the one submitted where there is no such user. */
  readonly user?: string;
  readonly outcome: 'ok' | 'failed';
  /** The error's type and message as the client saw them; nobody sees that of a sender's run. */
  readonly error?: { readonly type: string; readonly message: string | null };
  readonly cause?: { readonly id: string; readonly title: string; readonly facts: Facts };
  readonly triggers: readonly TriggerNote[];
  readonly messages: readonly MessageNote[];
  readonly milliseconds: number;
}
