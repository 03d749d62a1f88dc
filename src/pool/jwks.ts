import type { Pool } from './pool.ts';

/** The pool's `jwks.json`: the key of ID tokens first, then that of access tokens (observed). */
export function jwksOf(pool: Pool): { readonly keys: readonly Readonly<Record<string, string>>[] } {
  return { keys: [pool.keys.id.publicJwk, pool.keys.access.publicJwk] };
}
