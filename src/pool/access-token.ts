import type { SigningKey } from './pool.ts';
import type { AccessClaims } from './token.ts';

/** Why an access token is refused. */
export type AccessTokenFault = 'garbage' | 'id-token' | 'bad-signature' | 'expired';

/**
 * Verifies an access token's form, key, signature, use and life. Whether it was revoked, or its user signed out, is
 * for the caller to look up.
 *
 * `findKey` gives the key that access tokens of the claimed pool are signed with, if its `kid` is the one asked for.
 */
export function verifyAccessToken(
  token: string,
  findKey: (kid: string, poolId: string) => SigningKey | undefined,
  now: number,
): { ok: true; claims: AccessClaims; poolId: string } | { ok: false; reason: AccessTokenFault } {
  throw new Error('to come');
}
