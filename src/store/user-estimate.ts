import { integer } from './columns.ts';
import type { Query } from './store.ts';

const sampleSize = 2_000;

/**
 * About how many users a pool has: exact up to 2,000, within some ten percent beyond, at a cost that does not
 * grow with the pool. A sub begins with random hexadecimal digits, so the users whose sub begins with `0` are
 * a sixteenth of all, with `00` a sixteenth of these; the first such share that has at most 2,000 is counted.
 */
export async function estimateUsers(query: Query, poolId: string): Promise<number> {
  for (let digits = 0; ; digits += 1) {
    const below = digits === 0 ? 'g' : `${'0'.repeat(digits - 1)}1`;
    // Scans: the sample, which its LIMIT bounds; the users in it are read through their key.
    const row = await query.first(
      `SELECT COUNT(*) AS users FROM
         (SELECT sub FROM users WHERE pool_id = $1 AND sub < $2 LIMIT $3) AS sample`,
      [poolId, below, sampleSize + 1],
    );
    const counted = row ? integer(row, 'users') : 0;
    if (counted <= sampleSize || digits === 8) return counted * 16 ** digits;
  }
}
