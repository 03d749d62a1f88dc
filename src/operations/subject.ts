import type { Pool } from '../pool/pool.ts';
import type { Seal } from '../pool/seal.ts';
import type { User } from '../pool/user.ts';
import { foldName } from '../store/user-names.ts';

/**
 * Under which name attempts are counted: the user's, whichever alias it came by, and for an unknown user the
 * submitted name. A keyed hash either way, so that both cost and look the same.
 */
export function subjectOf(seal: Seal, pool: Pool, user: User | undefined, submitted: string): string {
  return seal.hash(`attempts:${pool.id}`, user ? `user:${user.sub}` : `name:${foldName(pool, submitted)}`);
}
