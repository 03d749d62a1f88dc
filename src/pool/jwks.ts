import type { Pool } from './pool.ts';
import { verifyingKeys } from './pool-keys.ts';

/**
 * The pool's `jwks.json` at that time, in milliseconds since 1970: the key of ID tokens first, then that of
 * access tokens (observed). While its keys are being turned, the other pair follows.
 */
export function jwksOf(
  pool: Pool,
  now: number,
): { readonly keys: readonly Readonly<Record<string, string>>[] } {
  return {
    keys: verifyingKeys(pool.keys, now).flatMap(({ id, access }) => [id.publicJwk, access.publicJwk]),
  };
}
