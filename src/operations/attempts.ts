import type { Failure } from '../causes/cause.ts';
import type { Pool } from '../pool/pool.ts';
import type { Seal } from '../pool/seal.ts';
import type { User } from '../pool/user.ts';
import { type AttemptKey, countAttempt } from '../store/attempts.ts';
import type { Transaction } from '../store/store.ts';
import { foldName } from '../store/user-names.ts';
import type { Ports } from './ports.ts';

const hour = 3_600_000;

/**
 * Under which name attempts are counted: the user's, whichever alias it came by, and for an unknown user the
 * submitted name. A keyed hash either way, so that both cost and look the same.
 */
export function subjectOf(seal: Seal, pool: Pool, user: User | undefined, submitted: string): string {
  return seal.hash(`attempts:${pool.id}`, user ? `user:${user.sub}` : `name:${foldName(pool, submitted)}`);
}

/** Under which key a user's attempts at something are counted. */
export function attemptKey(
  seal: Seal,
  pool: Pool,
  user: User | undefined,
  submitted: string,
  action: AttemptKey['action'],
): AttemptKey {
  return { poolId: pool.id, subject: subjectOf(seal, pool, user, submitted), action };
}

/**
 * Counts an attempt and lets it go on while there were no more than the limit in the hour that the first of
 * them opened, this one included.
 *
 * @throws what `exceeded` makes of the count
 */
export async function holdToHour(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  key: AttemptKey,
  limit: number,
  exceeded: (count: number) => Failure,
): Promise<void> {
  const count = await store.write(transaction => countWithin(transaction, key, clock.now()));
  if (count > limit) throw exceeded(count);
}

/** Counts an attempt within a transaction, and tells how many there were in the hour. */
export function countWithin(transaction: Transaction, key: AttemptKey, now: number): Promise<number> {
  return countAttempt(transaction, key, { now, window: hour });
}
