import { mfaAttemptsExceeded } from '../../causes/mfa/mfa-attempts-exceeded.ts';
import { passwordAttemptsExceeded } from '../../causes/sign-in/password-attempts-exceeded.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { type AttemptKey, countAttempt, findAttempts } from '../../store/attempts.ts';
import type { Query } from '../../store/store.ts';
import { attemptKey } from '../attempts.ts';
import type { Ports } from '../ports.ts';

/** Quiet time after which failures are forgotten, and the longest lock: 15 minutes (documented). */
const longest = 15 * 60_000;

/** The failure that locks first (documented). */
const firstToLock = 5;

/** Under which key wrong passwords are counted. */
export function lockKey(seal: Ports['seal'], pool: Pool, user: User | undefined, name: string): AttemptKey {
  return attemptKey(seal, pool, user, name, 'sign-in');
}

/**
 * Tells how many wrong passwords there were lately.
 *
 * @throws password-attempts-exceeded while the last one locks: for 2^(failures - 5) seconds (documented)
 */
export async function clearOfLock(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  key: AttemptKey,
  user: string,
): Promise<number> {
  const now = clock.now();
  return store.read(query => failuresOutsideLock(query, key, user, now));
}

/**
 * Lets a right password count, and tells how many wrong ones there were lately. Passwords that are submitted at once
 * are all compared before the first wrong one is counted: here they stand in line, in the order in which the store
 * takes transactions, on one node or many. What comes behind the fifth wrong one learns nothing of its own password.
 * The transaction writes nothing, so nothing waits for the disk.
 *
 * @throws password-attempts-exceeded
 */
export async function acceptPassword(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  key: AttemptKey,
  user: string,
): Promise<number> {
  const now = clock.now();
  return store.write(transaction => failuresOutsideLock(transaction, key, user, now));
}

/**
 * Counts a wrong password, in the same line as `acceptPassword`.
 *
 * @throws password-attempts-exceeded where others that came before it lock: then it is not counted
 */
export async function countFailure(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  key: AttemptKey,
  user: string,
): Promise<void> {
  const now = clock.now();
  await store.write(async transaction => {
    await failuresOutsideLock(transaction, key, user, now);
    await countAttempt(transaction, key, { now, window: longest, extend: true });
  });
}

async function failuresOutsideLock(
  query: Query,
  key: AttemptKey,
  user: string,
  now: number,
): Promise<number> {
  const attempts = await findAttempts(query, key, now);
  if (!attempts) return 0;
  const { count: failures, lastAt } = attempts;
  const lockedUntil =
    failures < firstToLock ? 0 : lastAt + Math.min(longest, 1_000 * 2 ** (failures - firstToLock));
  if (now < lockedUntil) {
    const exceeded = key.action === 'mfa' ? mfaAttemptsExceeded : passwordAttemptsExceeded;
    throw exceeded({ user, failures, lockedUntil });
  }
  return failures;
}
