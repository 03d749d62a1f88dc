import { forgetAttempts } from '../../store/attempts.ts';
import type { Transaction } from '../../store/store.ts';
import { useSession } from '../../store/used-sessions.ts';
import type { Progress } from './progress.ts';

/**
 * Writes down, within a transaction, what a step that was passed leaves behind: that its challenge is used,
 * that earlier failures are forgotten, and what `alongside` writes.
 *
 * @throws `answered.again` if the challenge was answered meanwhile
 */
export async function settle(
  transaction: Transaction,
  { pool, answered, lock }: Progress,
  alongside?: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  if (answered && !(await useSession(transaction, pool.id, answered.id, answered.expiresAt))) {
    throw answered.again();
  }
  if (lock) await forgetAttempts(transaction, lock);
  await alongside?.(transaction);
}
