import type { Failure } from '../../causes/cause.ts';
import { mfaAttemptsExceeded } from '../../causes/mfa/mfa-attempts-exceeded.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { AttemptKey } from '../../store/attempts.ts';
import { attemptKey } from '../attempts.ts';
import type { Ports } from '../ports.ts';
import { acceptRight, countWrong, type Lock, requireUnlocked } from '../sign-in/lock.ts';

/**
 * Holds the answers to a user's second factors to the limit of wrong ones: the same as that of wrong
 * passwords, but counted apart, so that whoever knows the password cannot reset it. Gives what is to be
 * forgotten once the answer has been taken.
 *
 * @throws mfa-attempts-exceeded, whatever the answer; `wrong` where it is not right
 */
export async function holdToLimit(
  ports: Pick<Ports, 'store' | 'clock' | 'seal'>,
  pool: Pool,
  user: User,
  answer: { readonly isRight: boolean; readonly wrong: () => Failure },
): Promise<AttemptKey | undefined> {
  const { username } = user;
  const key = attemptKey(ports.seal, pool, user, username, 'mfa');
  const lock: Lock = { key, user: username, exceeded: mfaAttemptsExceeded };
  await requireUnlocked(ports, lock);
  if (answer.isRight) return acceptRight(ports, lock);
  await countWrong(ports, lock);
  throw answer.wrong();
}
