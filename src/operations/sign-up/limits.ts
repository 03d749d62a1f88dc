import { signUpAttemptsExceeded } from '../../causes/sign-up/sign-up-attempts-exceeded.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { attemptKey, holdToHour } from '../attempts.ts';
import type { Ports } from '../ports.ts';

/** For each user and hour (documented). */
const limits = { 'confirm-sign-up': 15, resend: 5 } as const;

/**
 * Counts a submitted sign-up code, or a request to send it again, before anything is done for it.
 *
 * @throws sign-up-attempts-exceeded
 */
export async function countSignUpAttempt(
  ports: Pick<Ports, 'store' | 'seal' | 'clock'>,
  action: keyof typeof limits,
  pool: Pool,
  user: User | undefined,
  submitted: string,
): Promise<void> {
  const limit = limits[action];
  await holdToHour(ports, attemptKey(ports.seal, pool, user, submitted, action), limit, count =>
    signUpAttemptsExceeded({ user: user?.username ?? submitted, count, limit }),
  );
}
