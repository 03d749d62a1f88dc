import type { Store } from './store.ts';

const expiring = ['attempts', 'token_families', 'used_sessions', 'auth_events'] as const;

/**
 * A refresh token's last access token may outlive it by a day (documented): until
 * then its family must be known.
 */
export const longestAccess = 24 * 60 * 60_000;

/** Forgets what has expired: attempts, token families, answered sessions and
 * authentication events. By index, whatever the number of users. */
export async function sweep(store: Store, now: number): Promise<void> {
  await store.write(async transaction => {
    for (const table of expiring) {
      const expired = table === 'token_families' ? now - longestAccess : now;
      await transaction.run(`DELETE FROM ${table} WHERE expires_at <= $1`, [expired]);
    }
  });
}
