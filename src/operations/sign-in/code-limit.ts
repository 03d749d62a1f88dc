import { signInCodesExceeded } from '../../causes/sign-in/sign-in-codes-exceeded.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { attemptKey, holdToHour } from '../attempts.ts';
import type { Ports } from '../ports.ts';

/**
 * Where the pool says nothing: as many as the service allows of reset codes at
 * most (chosen; none is documented).
 */
const sentPerHour = 20;

/**
 * Counts a code that a sign-in is about to send, as a first or second factor. It is not forgotten by a
 * sign-in that succeeds: who has the phone could have messages sent to it without end.
 *
 * @param name as submitted
 * @throws sign-in-codes-exceeded
 */
export async function countSentCode(
  ports: Pick<Ports, 'store' | 'clock' | 'seal'>,
  pool: Pool,
  user: User | undefined,
  name: string,
): Promise<void> {
  const limit = pool.local.signInCodesPerHour ?? sentPerHour;
  await holdToHour(ports, attemptKey(ports.seal, pool, user, name, 'sign-in-code'), limit, count =>
    signInCodesExceeded({ user: user?.username ?? name, count, limit }),
  );
}
