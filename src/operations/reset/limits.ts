import { resetAttemptsExceeded } from '../../causes/reset/reset-attempts-exceeded.ts';
import { resetRequestsExceeded } from '../../causes/reset/reset-requests-exceeded.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { type AttemptKey, countAttempt } from '../../store/attempts.ts';
import type { Transaction } from '../../store/store.ts';
import type { Ports } from '../ports.ts';
import { subjectOf } from '../subject.ts';

const hour = 3_600_000;

/**
 * Counts a request for a code, before anything is done for it.
 *
 * @throws reset-requests-exceeded
 */
export async function countResetRequest(
  { store, seal, clock }: Pick<Ports, 'store' | 'seal' | 'clock'>,
  pool: Pool,
  user: User | undefined,
  submitted: string,
): Promise<void> {
  const subject = subjectOf(seal, pool, user, submitted);
  const count = await store.write(transaction =>
    countAttempt(transaction, { poolId: pool.id, subject, action: 'request-reset' }, within(clock.now())),
  );
  const limit = pool.local.resetRequestsPerHour;
  if (count > limit) throw resetRequestsExceeded({ user: user?.username ?? submitted, count, limit });
}

/** Under which key submitted reset codes are counted. */
export function resetAttemptsKey(
  seal: Ports['seal'],
  pool: Pool,
  user: User | undefined,
  submitted: string,
): AttemptKey {
  return { poolId: pool.id, subject: subjectOf(seal, pool, user, submitted), action: 'confirm-reset' };
}

/**
 * Counts a submitted code, in a statement of its own and before the code is compared, and runs `then` in the same
 * transaction. The count stays also when the code turns out wrong.
 *
 * @throws reset-attempts-exceeded
 */
export async function countResetAttempt<T>(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  pool: Pool,
  key: AttemptKey,
  user: string,
  then: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const limit = pool.local.resetAttemptsPerHour;
  const counted = await store.write(async transaction => {
    const count = await countAttempt(transaction, key, within(clock.now()));
    return count > limit ? { count } : { count, found: await then(transaction) };
  });
  if (!('found' in counted)) throw resetAttemptsExceeded({ user, count: counted.count, limit });
  return counted.found;
}

function within(now: number): { now: number; window: number } {
  return { now, window: hour };
}
