import { resetAttemptsExceeded } from '../../causes/reset/reset-attempts-exceeded.ts';
import { resetRequestsExceeded } from '../../causes/reset/reset-requests-exceeded.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { AttemptKey } from '../../store/attempts.ts';
import type { Transaction } from '../../store/store.ts';
import { attemptKey, countWithin, holdToHour } from '../attempts.ts';
import type { Ports } from '../ports.ts';

/**
 * Counts a request for a code, before anything is done for it.
 *
 * @throws reset-requests-exceeded
 */
export async function countResetRequest(
  ports: Pick<Ports, 'store' | 'seal' | 'clock'>,
  pool: Pool,
  user: User | undefined,
  submitted: string,
): Promise<void> {
  const limit = pool.local.resetRequestsPerHour;
  await holdToHour(ports, attemptKey(ports.seal, pool, user, submitted, 'request-reset'), limit, count =>
    resetRequestsExceeded({ user: user?.username ?? submitted, count, limit }),
  );
}

/**
 * Counts a submitted code, in a statement of its own and before the code is compared, and runs `then` in the
 * same transaction. The count stays also when the code turns out wrong.
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
    const count = await countWithin(transaction, key, clock.now());
    return count > limit ? { count } : { count, found: await then(transaction) };
  });
  if (!('found' in counted)) throw resetAttemptsExceeded({ user, count: counted.count, limit });
  return counted.found;
}
