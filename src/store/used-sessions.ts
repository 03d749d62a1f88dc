import type { Transaction } from './store.ts';

/**
 * Remembers that a challenge session was answered, in one conditional statement: of several that race, one gets
 * true. `expiresAt` is when the session would end by itself; nothing need be remembered beyond.
 */
export async function useSession(
  transaction: Transaction,
  poolId: string,
  session: string,
  expiresAt: number,
): Promise<boolean> {
  const added = await transaction.run(
    'INSERT INTO used_sessions (pool_id, session, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [poolId, session, expiresAt],
  );
  return added === 1;
}
