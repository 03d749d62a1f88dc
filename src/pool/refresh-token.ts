import type { Seal } from './seal.ts';
import type { Grant } from './token.ts';

/** What a refresh token carries. */
export interface RefreshContent extends Grant {
  readonly poolId: string;
  readonly clientId: string;
  readonly sub: string;
  readonly username: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Makes a refresh token: a five-part JWE that only this service opens. */
export function sealRefreshToken(seal: Seal, content: RefreshContent): string {
  throw new Error('to come');
}

/** Opens a refresh token of that pool. Which client it was issued to is for the caller to compare. */
export function openRefreshToken(
  seal: Seal,
  poolId: string,
  token: string,
  now: number,
):
  | { ok: true; content: RefreshContent }
  | { ok: false; reason: 'garbage' }
  | { ok: false; reason: 'expired'; content: RefreshContent } {
  throw new Error('to come');
}
