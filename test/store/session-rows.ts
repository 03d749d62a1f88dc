import type { Query, Transaction } from '../../src/store/store.ts';

/** The pool of all rows in the contract of the store. */
export const pool = 'us-east-1_Contract1';

export const insertSession = 'INSERT INTO used_sessions (pool_id, session, expires_at) VALUES ($1, $2, $3)';
export const selectSessions =
  'SELECT session, expires_at FROM used_sessions WHERE pool_id = $1 ORDER BY session';

/** Adds one row to a table that has little beside its key. */
export function add(transaction: Transaction, session: string, expiresAt = 1): Promise<number> {
  return transaction.run(insertSession, [pool, session, expiresAt]);
}

/** The keys of all rows, in their order. */
export async function sessions(query: Query): Promise<unknown[]> {
  return (await query.all(selectSessions, [pool])).map(row => row.session);
}
