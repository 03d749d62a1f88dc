import type { Pool } from '../../pool/pool.ts';
import type { Seal } from '../../pool/seal.ts';
import type { User } from '../../pool/user.ts';
import { forgetSubject } from '../../store/attempts.ts';
import type { Transaction } from '../../store/store.ts';
import { deleteUser } from '../../store/users.ts';
import { subjectOf } from '../attempts.ts';

/** Deletes a user with all that belongs to it. Messages that were sent to it stay in the mailbox. */
export async function forgetUser(
  transaction: Transaction,
  seal: Seal,
  pool: Pool,
  user: User,
): Promise<void> {
  await deleteUser(transaction, pool.id, user.sub);
  await forgetSubject(transaction, pool.id, subjectOf(seal, pool, user, user.username));
}
