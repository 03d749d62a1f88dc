import type { ClientSubject } from './client-subject.ts';
import type { SignInWay } from './sign-in.ts';

/** One app client to probe with one user, and what is expected of both. */
export interface ProbeSubject extends ClientSubject {
  readonly username: string;
  /** As in `RunSubject`. */
  readonly userNumber?: number;
  /** Where the user's mail goes. */
  readonly email: string;
  /** What the user's password is set back to; undefined leaves the new one. */
  readonly password: string | undefined;
  /** Where that password stands, as people are told. */
  readonly passwordIsOf: 'pools.yaml' | 'the settings';
  /** Whether a new password is remembered from one run to the next. */
  readonly isKept: boolean;
  /** The sender that the pool's mails must have; undefined where the pool names none. */
  readonly from: string | undefined;
  /** The address that the link must lead to, without its query; undefined where the mail has no link. */
  readonly resetUrl: string | undefined;
  /** The way to sign in that the app client allows. */
  readonly signInWay: SignInWay;
  /**
   * How the app client refreshes: by `REFRESH_TOKEN_AUTH`; by rotation, in which each refresh gives another refresh
   * token; or not at all.
   */
  readonly refreshWay: 'flow' | 'rotation' | 'none';
  /** Whether the app client's tokens can be revoked. */
  readonly revokesTokens: boolean;
  /** Another app client of the pool, which must be refused the code; undefined where there is none. */
  readonly otherClient: Pick<ClientSubject, 'clientId' | 'clientName' | 'clientSecret'> | undefined;
}
