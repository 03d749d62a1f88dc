import type { SealedCredential } from '../pool/user.ts';
import { text } from './columns.ts';
import type { Query, Transaction } from './store.ts';

/** The user's earlier passwords, newest first, the present one included. */
export async function findPasswordHistory(
  query: Query,
  poolId: string,
  sub: string,
  size: number,
): Promise<SealedCredential[]> {
  const rows = await query.all(
    `SELECT salt, sealed_verifier FROM password_history WHERE pool_id = $1 AND sub = $2
      ORDER BY set_at DESC LIMIT $3`,
    [poolId, sub, size],
  );
  return rows.map(row => ({ salt: text(row, 'salt'), sealedVerifier: text(row, 'sealed_verifier') }));
}

/** Remembers a password that was set, and forgets those beyond the newest `size`. */
export async function rememberPassword(
  transaction: Transaction,
  { poolId, sub }: { readonly poolId: string; readonly sub: string },
  credential: SealedCredential,
  { now, size }: { readonly now: number; readonly size: number },
): Promise<void> {
  await transaction.run(
    `INSERT INTO password_history (pool_id, sub, set_at, salt, sealed_verifier) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (pool_id, sub, set_at) DO UPDATE SET salt = $4, sealed_verifier = $5`,
    [poolId, sub, now, credential.salt, credential.sealedVerifier],
  );
  await transaction.run(
    `DELETE FROM password_history WHERE pool_id = $1 AND sub = $2 AND set_at <= (
       SELECT set_at FROM password_history WHERE pool_id = $1 AND sub = $2 ORDER BY set_at DESC LIMIT 1 OFFSET $3)`,
    [poolId, sub, size],
  );
}
