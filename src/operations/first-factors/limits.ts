import { firstFactorAttemptsExceeded } from '../../causes/sign-in/first-factor-attempts-exceeded.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { AttemptKey } from '../../store/attempts.ts';
import { attemptKey, holdToHour } from '../attempts.ts';
import type { Ports } from '../ports.ts';

/**
 * Codes of first factors that a user may submit in an hour, in however many sign-ins, before
 * one is right. Six wrong ones are taken (observed); with thirty, a code of eight digits is
 * guessed once in four hundred years.
 */
const submittedPerHour = 30;

/**
 * Counts a submitted code before it is compared, and gives what a right one makes forgotten.
 *
 * @throws first-factor-attempts-exceeded
 */
export async function countSubmittedCode(
  ports: Pick<Ports, 'store' | 'clock' | 'seal'>,
  pool: Pool,
  user: User | undefined,
  submitted: string,
): Promise<AttemptKey> {
  const key = attemptKey(ports.seal, pool, user, submitted, 'first-factor');
  await holdToHour(ports, key, submittedPerHour, count =>
    firstFactorAttemptsExceeded({ user: user?.username ?? submitted, count, limit: submittedPerHour }),
  );
  return key;
}
