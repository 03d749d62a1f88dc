import type { Failure } from '../../causes/cause.ts';
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

/** What locks after wrong answers of somebody. */
export interface Lock {
  /** Under which the wrong ones are counted. */
  readonly key: AttemptKey;
  /** The username, or the name that nobody has. */
  readonly user: string;
  /** What is thrown while it is locked. */
  readonly exceeded: (facts: { user: string; failures: number; lockedUntil: number }) => Failure;
}

/** The lock that wrong passwords close. */
export function passwordLock(seal: Ports['seal'], pool: Pool, user: User | undefined, name: string): Lock {
  const key = attemptKey(seal, pool, user, name, 'sign-in');
  return { key, user: user?.username ?? name, exceeded: passwordAttemptsExceeded };
}

/** @throws `exceeded` while the last wrong answer locks: for 2^(failures - 5) seconds (documented) */
export async function requireUnlocked(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  lock: Lock,
): Promise<void> {
  const now = clock.now();
  await store.read(query => failuresOutsideLock(query, lock, now));
}

/**
 * Lets a right answer count, and gives the wrong ones that it makes forgotten, if there were any lately.
 * Answers that are submitted at once are all compared before the first wrong one is counted: here they stand
 * in line, in the order in which the store takes transactions, on one node or many. What comes behind the
 * fifth wrong one learns nothing of itself. The transaction writes nothing, so nothing waits for the disk.
 *
 * @throws `exceeded`
 */
export async function acceptRight(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  lock: Lock,
): Promise<AttemptKey | undefined> {
  const now = clock.now();
  const failures = await store.write(transaction => failuresOutsideLock(transaction, lock, now));
  return failures > 0 ? lock.key : undefined;
}

/**
 * Counts a wrong answer, in the same line as `acceptRight`.
 *
 * @throws `exceeded` where others that came before it lock: then it is not counted
 */
export async function countWrong(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  lock: Lock,
): Promise<void> {
  const now = clock.now();
  await store.write(async transaction => {
    await failuresOutsideLock(transaction, lock, now);
    await countAttempt(transaction, lock.key, { now, window: longest, extend: true });
  });
}

async function failuresOutsideLock(
  query: Query,
  { key, user, exceeded }: Lock,
  now: number,
): Promise<number> {
  const attempts = await findAttempts(query, key, now);
  if (!attempts) return 0;
  const { count: failures, lastAt } = attempts;
  const lockedUntil =
    failures < firstToLock ? 0 : lastAt + Math.min(longest, 1_000 * 2 ** (failures - firstToLock));
  if (now < lockedUntil) throw exceeded({ user, failures, lockedUntil });
  return failures;
}
