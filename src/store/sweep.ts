import type { Store } from './store.ts';

const expiring = ['attempts', 'token_families', 'used_sessions'] as const;

/** Forgets what has expired: attempts, token families and answered sessions. By index, whatever the number of users. */
export async function sweep(store: Store, now: number): Promise<void> {
  await store.write(async transaction => {
    for (const table of expiring) {
      await transaction.run(`DELETE FROM ${table} WHERE expires_at <= $1`, [now]);
    }
  });
}
