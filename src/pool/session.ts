import type { Random } from './random.ts';
import type { PackedRound } from './rounds.ts';
import type { Seal } from './seal.ts';
import type { StepUp } from './step-up.ts';

/** A challenge session: what its token carries, sealed. */
export interface Session {
  /** For single use. */
  readonly id: string;
  readonly poolId: string;
  readonly clientId: string;
  /** Absent where there is no such user and the client may not learn it. */
  readonly sub?: string;
  /** The canonical username, or the submitted one where there is no such user. */
  readonly username: string;
  /** The salt of the password that was proven: where another is set meanwhile, the session has ended. */
  readonly salt?: string;
  /** The challenge that it waits for, such as `NEW_PASSWORD_REQUIRED`. */
  readonly step: string;
  /**
   * How the first factor was proven; `choice` stands for those of choice-based sign-in that are no password.
   */
  readonly proof: 'password' | 'srp' | 'custom' | 'choice';
  /** The challenges that were passed before it. */
  readonly passed: readonly string[];
  /** What was proven beside the first factor. */
  readonly secondFactor?: string;
  /** The level that it is toward. */
  readonly stepUp?: StepUp;
  /** The rounds of a custom sign-in. Of a CUSTOM_CHALLENGE the last is the one that is asked. */
  readonly rounds?: readonly PackedRound[];
  /** The device that the sign-in named; it proves nothing by itself. */
  readonly deviceKey?: string;
  /** The authentication event that the sign-in is. */
  readonly eventId?: string;
  /** What the answer is held against, by the step. */
  readonly state?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Makes a session token: base64url, as the service's (observed), and within the 20 to 2048 characters that
 * the API allows for any username that it allows. Its life is `sessionLifetime`. The pool stands before what
 * is sealed, since some calls bring a session and nothing that names its pool.
 *
 * @param session with an `id` only where it goes on with one that was not used up: using either uses both
 */
export function sealSession(
  seal: Seal,
  random: Random,
  session: Omit<Session, 'id'> & Partial<Pick<Session, 'id'>>,
): string {
  const whole: Session = { id: random.uuid(), ...session };
  const sealed = seal.seal(purpose(session.poolId), JSON.stringify(whole));
  const pool = Buffer.from(session.poolId);
  return Buffer.concat([Buffer.of(pool.length), pool, Buffer.from(sealed, 'base64url')]).toString(
    'base64url',
  );
}

/** The pool that a token says it was made for; only `openSession` tells whether it was. */
export function poolOfSession(token: string): string {
  const bytes = Buffer.from(token, 'base64url');
  return bytes.subarray(1, 1 + (bytes.at(0) ?? 0)).toString();
}

/**
 * Opens a token that was made for this pool and client; without a client, for any of the pool's. Whether it
 * was used already is for the store to say.
 */
export function openSession(
  seal: Seal,
  poolId: string,
  clientId: string | undefined,
  token: string,
  now: number,
): { ok: true; session: Session } | { ok: false; reason: 'invalid' | 'expired' } {
  const bytes = Buffer.from(token, 'base64url');
  // One session has one form: what the decoder would pass over is not let through.
  const isOurs = poolOfSession(token) === poolId && bytes.toString('base64url') === token;
  const sealed = bytes.subarray(1 + Buffer.byteLength(poolId)).toString('base64url');
  const opened = isOurs ? seal.open(purpose(poolId), sealed) : undefined;
  if (opened === undefined) return { ok: false, reason: 'invalid' };
  // Sound: it opened with the key of this purpose, and only sealSession seals with it.
  const session = JSON.parse(opened.toString()) as Session;
  if (clientId !== undefined && session.clientId !== clientId) return { ok: false, reason: 'invalid' };
  return now < session.expiresAt ? { ok: true, session } : { ok: false, reason: 'expired' };
}

/** A session's life in milliseconds: AuthSessionValidity, in minutes, 3 where it is not set (documented). */
export function sessionLifetime(settings: { readonly AuthSessionValidity?: number }): number {
  return (settings.AuthSessionValidity ?? 3) * 60_000;
}

function purpose(poolId: string): string {
  return `session:${poolId}`;
}
