import type { Hold } from './keep/hold.ts';
import type { ReceivedMail } from './mailbox/mailbox.ts';
import type { ProbeSubject } from './probe-subject.ts';
import type { SignedIn } from './sign-in.ts';

/** What a run has learned so far; each stage adds to it. */
export interface ProbeState {
  readonly subject: ProbeSubject;
  /** The id of the run. */
  readonly run: string;
  readonly journey: string;
  readonly hold: Hold;
  /** The new password. */
  readonly password: string;
  /** When the code was asked for, in milliseconds since 1970. */
  requestedAt: number;
  /** The same by a clock that only goes on. */
  requestedFrom: number;
  mailMilliseconds?: number;
  mail?: ReceivedMail;
  code?: string;
  /** `perhaps` where the call that sets the new password was made and failed. */
  passwordIsNew?: 'yes' | 'perhaps';
  /** The password that a run before has left, which still has to be set back. */
  left?: string;
  /** The sign-in with the new password, until it is ended. */
  tokens?: SignedIn;
}
