import type { Random } from './random.ts';
import type { Seal } from './seal.ts';

/** A challenge session: what its token carries, sealed. */
export interface Session {
  /** For single use. */
  readonly id: string;
  readonly poolId: string;
  readonly clientId: string;
  /** Undefined where there is no such user and the client may not learn it. */
  readonly sub: string | undefined;
  /** The canonical username, or the submitted one where there is no such user. */
  readonly username: string;
  /** The challenge that it waits for, such as `NEW_PASSWORD_REQUIRED`. */
  readonly step: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Makes a session token. Its life is the client's AuthSessionValidity: `sessionLifetime`. */
export function sealSession(seal: Seal, random: Random, session: Omit<Session, 'id'>): string {
  throw new Error('to come');
}

/** Opens a token that was made for this pool and client. */
export function openSession(
  seal: Seal,
  poolId: string,
  clientId: string,
  token: string,
  now: number,
): { ok: true; session: Session } | { ok: false; reason: 'invalid' | 'expired' } {
  throw new Error('to come');
}

/** A session's life in milliseconds: AuthSessionValidity, in minutes, 3 where it is not set (documented). */
export function sessionLifetime(settings: { readonly AuthSessionValidity?: number }): number {
  return (settings.AuthSessionValidity ?? 3) * 60_000;
}
