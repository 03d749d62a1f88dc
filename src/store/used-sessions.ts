import type { Query, Transaction } from './store.ts';

/**
 * Remembers that a challenge session was answered, in one conditional statement: of several that race, one
 * gets true. `expiresAt` is when the session would end by itself; nothing need be remembered beyond.
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

/** Whether `useSession` has remembered it. */
export async function isUsed(query: Query, poolId: string, session: string): Promise<boolean> {
  const row = await query.first('SELECT expires_at FROM used_sessions WHERE pool_id = $1 AND session = $2', [
    poolId,
    session,
  ]);
  return row !== undefined;
}
