import type { Seal } from './seal.ts';
import type { Grant } from './token.ts';

/** What a refresh token carries. */
export interface RefreshContent extends Grant {
  readonly poolId: string;
  readonly clientId: string;
  readonly sub: string;
  readonly username: string;
  /** Which token of its family it is; the first, which the sign-in gave, goes by the family's name. */
  readonly tokenId?: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Makes a refresh token: a JWE of five parts, as the service's (observed). Nobody but this service
 * opens it, so its key is symmetric, where the service's header names RSA-OAEP: a refresh then costs
 * no more than its two signatures.
 */
export function sealRefreshToken(seal: Seal, content: RefreshContent): string {
  return seal.sealJwe(purpose(content.poolId), JSON.stringify(content));
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
  const opened = seal.openJwe(purpose(poolId), token);
  if (opened === undefined) return { ok: false, reason: 'garbage' };
  // Sound: it opened with the key of this purpose, and only sealRefreshToken seals with it.
  const content = JSON.parse(opened) as RefreshContent;
  return now < content.expiresAt ? { ok: true, content } : { ok: false, reason: 'expired', content };
}

function purpose(poolId: string): string {
  return `refresh:${poolId}`;
}
