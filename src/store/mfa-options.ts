import type { User } from '../pool/user.ts';
import type { Transaction } from './store.ts';

/** Keeps what SetUserSettings was told of a user; undefined forgets it. */
export async function saveMfaOptions(
  transaction: Transaction,
  { poolId, sub }: Pick<User, 'poolId' | 'sub'>,
  options: User['mfaOptions'],
  now: number,
): Promise<void> {
  await transaction.run(
    'UPDATE users SET mfa_options = $3, modified_at = $4 WHERE pool_id = $1 AND sub = $2',
    [poolId, sub, options ? JSON.stringify(options) : null, now],
  );
}
