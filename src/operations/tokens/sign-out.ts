import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { Transaction } from '../../store/store.ts';
import { revokeFamiliesOf } from '../../store/token-families.ts';
import { changeUser, findUserBySub } from '../../store/users.ts';

/**
 * Ends all sign-ins of a user within a transaction: its refresh tokens and all access tokens that are out.
 */
export async function signOutEverywhere(
  transaction: Transaction,
  pool: Pool,
  user: User,
  now: number,
): Promise<void> {
  const before = await findUserBySub(transaction, pool.id, user.sub);
  if (!before) return;
  await changeUser(transaction, pool, before, { ...before, signedOutAt: now });
  await revokeFamiliesOf(transaction, pool.id, user.sub, now);
}
