import type { Random } from '../pool/random.ts';
import type { CallCognito, Members } from './cognito.ts';
import type { ReadMail, ReceivedMail } from './mail.ts';
import type { SignedIn, SignInWay } from './sign-in.ts';
import { type StageName, stages } from './stages.ts';

/** One app client to probe with one user, and what is expected of both. */
export interface ProbeSubject {
  readonly poolId: string;
  readonly poolName: string;
  readonly clientId: string;
  readonly clientName: string;
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
  readonly username: string;
  /** Where the user's mail goes. */
  readonly email: string;
  /** What the user's password is set back to; undefined leaves the new one. */
  readonly password: string | undefined;
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
  /** The issuer that the tokens must name. */
  readonly issuer: string;
}

/** What the stages use. */
export interface ProbePorts {
  readonly call: CallCognito;
  readonly readMail: ReadMail;
  /** The pool's `jwks.json`. */
  readonly readKeys: (poolId: string) => Promise<Members>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: Random;
}

/** What a run has learned so far; each stage adds to it. */
export interface ProbeState {
  readonly subject: ProbeSubject;
  /** The new password. */
  readonly password: string;
  readonly startedAt: number;
  mail?: ReceivedMail;
  code?: string;
  /** `perhaps` where the call that sets the new password was made and failed. */
  passwordIsNew?: 'yes' | 'perhaps';
  /** The sign-in with the new password, until it is ended. */
  tokens?: SignedIn;
}

/** How a stage went. */
export interface StageResult {
  readonly stage: StageName;
  readonly outcome: 'ok' | 'failed' | 'not run';
  readonly milliseconds: number;
  /** What was seen, in a few words; no secret. */
  readonly seen: string;
  /** Why it failed; its `cause` is the call that failed first, where one follows from another. */
  readonly error?: Error;
}

/** How a run went. */
export interface ProbeResult {
  readonly subject: Pick<ProbeSubject, 'poolId' | 'poolName' | 'clientId' | 'clientName' | 'username'>;
  readonly ok: boolean;
  readonly stages: readonly StageResult[];
  readonly milliseconds: number;
}

/**
 * Resets a user's password for real, as that user would: looks whether the user can be signed in, asks for a code,
 * reads the mail, sets a new password, signs in, checks the tokens, refreshes, signs out, and sets the password of
 * pools.yaml again. It stops at the first stage that fails, also where the endpoint does not answer (the stage's error
 * is then an `EndpointUnreachable`); but what was changed by then is set back all the same.
 */
export async function runProbe(ports: ProbePorts, subject: ProbeSubject): Promise<ProbeResult> {
  const state: ProbeState = { subject, password: newPassword(ports.random), startedAt: ports.now() };
  const results: StageResult[] = [];
  const began = performance.now();
  let failed = false;
  for (const { name: stage, run, whyNot } of stages) {
    const reason = failed ? (whyNot ? whyNot(state) : '') : undefined;
    if (reason !== undefined) {
      results.push({ stage, outcome: 'not run', milliseconds: 0, seen: reason });
      continue;
    }
    const since = performance.now();
    try {
      const seen = await run(ports, state);
      results.push({ stage, outcome: 'ok', milliseconds: performance.now() - since, seen });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      failed = true;
      const milliseconds = performance.now() - since;
      results.push({ stage, outcome: 'failed', milliseconds, seen: error.message, error });
    }
  }
  const { poolId, poolName, clientId, clientName, username } = subject;
  return {
    subject: { poolId, poolName, clientId, clientName, username },
    ok: !failed,
    stages: results,
    milliseconds: performance.now() - began,
  };
}

/** A password that any policy takes: random, of 100 characters, and one of each kind that a policy may ask for. */
function newPassword(random: Random): string {
  return `${random.bytes(72).toString('base64url')}aA1!`;
}
