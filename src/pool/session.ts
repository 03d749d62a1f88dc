import type { Random } from './random.ts';
import type { Seal } from './seal.ts';

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
  /** How the first factor was proven. */
  readonly proof: 'password' | 'srp';
  /** The challenges that were passed before it. */
  readonly passed: readonly string[];
  /** What was proven beside the first factor. */
  readonly secondFactor?: string;
  /** What the answer is held against, by the step. */
  readonly state?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Makes a session token: base64url, as the service's (observed), and within the 20 to 2048 characters that the API
 * allows for any username that it allows. Its life is `sessionLifetime`.
 */
export function sealSession(seal: Seal, random: Random, session: Omit<Session, 'id'>): string {
  const whole: Session = { id: random.uuid(), ...session };
  return seal.seal(purpose(session.poolId), JSON.stringify(whole));
}

/** Opens a token that was made for this pool and client. Whether it was used already is for the store to say. */
export function openSession(
  seal: Seal,
  poolId: string,
  clientId: string,
  token: string,
  now: number,
): { ok: true; session: Session } | { ok: false; reason: 'invalid' | 'expired' } {
  const opened = seal.open(purpose(poolId), token);
  if (opened === undefined) return { ok: false, reason: 'invalid' };
  // Sound: it opened with the key of this purpose, and only sealSession seals with it.
  const session = JSON.parse(opened.toString()) as Session;
  if (session.clientId !== clientId) return { ok: false, reason: 'invalid' };
  return now < session.expiresAt ? { ok: true, session } : { ok: false, reason: 'expired' };
}

/** A session's life in milliseconds: AuthSessionValidity, in minutes, 3 where it is not set (documented). */
export function sessionLifetime(settings: { readonly AuthSessionValidity?: number }): number {
  return (settings.AuthSessionValidity ?? 3) * 60_000;
}

function purpose(poolId: string): string {
  return `session:${poolId}`;
}
