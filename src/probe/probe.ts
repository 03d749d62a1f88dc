import type { ClientEntry } from '../config/client-entry.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { Browse } from '../guard/visit.ts';
import type { Random } from '../pool/random.ts';
import type { CallCognito, Members } from './cognito.ts';
import type { Hold } from './keep/hold.ts';
import type { Mailbox, ReceivedMail } from './mailbox/mailbox.ts';
import type { SignedIn, SignInWay } from './sign-in.ts';

/** What is probed: an app client of a pool. */
export interface ClientSubject {
  readonly poolId: string;
  readonly poolName: string;
  /** Empty for what is of the whole pool. */
  readonly clientId: string;
  readonly clientName: string;
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
  /** Where the pool's service answers, such as `https://cognito-idp.us-east-1.amazonaws.com`. */
  readonly endpoint: string;
  /** The issuer that the tokens must name. */
  readonly issuer: string;
  readonly pool: PoolEntry;
  /** Undefined for what is of the whole pool. */
  readonly client: ClientEntry | undefined;
}

/** One app client to probe with one user, and what is expected of both. */
export interface ProbeSubject extends ClientSubject {
  readonly username: string;
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

/** What the stages of each journey use. */
export interface ClientPorts {
  readonly call: CallCognito;
  /** The pool's `jwks.json`. */
  readonly readKeys: (poolId: string) => Promise<Members>;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: Random;
}

/** What the stages of a reset use. */
export interface ProbePorts extends ClientPorts {
  readonly mailbox: Mailbox;
  /** How long a mail may take, in milliseconds. */
  readonly patience: number;
  /** Opens a browser for the stage `page`. @throws BrowserMissing */
  readonly openBrowser: () => Promise<Browse>;
  /** The folder that commands of a team's own are run in. */
  readonly directory: string;
  /** What commands of a team's own are given of the environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

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

/** A password that any policy takes: random, of 100 characters, and one of each kind that a policy may ask for. */
export function newPassword(random: Random): string {
  return `${random.bytes(72).toString('base64url')}aA1!`;
}
