import type { Failure } from '../../causes/cause.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { AttemptKey } from '../../store/attempts.ts';
import { attemptKey } from '../attempts.ts';
import type { Ports } from '../ports.ts';
import { acceptPassword, clearOfLock, countFailure } from '../sign-in/lock.ts';

/**
 * Holds the answers to a user's second factors to the limit of wrong ones: the same as that of wrong passwords, but
 * counted apart, so that whoever knows the password cannot reset it. Gives what is to be forgotten once the answer has
 * been taken.
 *
 * @throws mfa-attempts-exceeded, whatever the answer; `wrong` where it is not right
 */
export async function holdToLimit(
  ports: Pick<Ports, 'store' | 'clock' | 'seal'>,
  pool: Pool,
  user: User,
  answer: { readonly isRight: boolean; readonly wrong: () => Failure },
): Promise<AttemptKey | undefined> {
  const key = attemptKey(ports.seal, pool, user, user.username, 'mfa');
  await clearOfLock(ports, key, user.username);
  if (!answer.isRight) {
    await countFailure(ports, key, user.username);
    throw answer.wrong();
  }
  const failures = await acceptPassword(ports, key, user.username);
  return failures > 0 ? key : undefined;
}
