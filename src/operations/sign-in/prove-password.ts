import { userNotFoundHidden } from '../../causes/sign-in/user-not-found-hidden.ts';
import { wrongPassword } from '../../causes/sign-in/wrong-password.ts';
import { checkPassword, fakeCredential } from '../../pool/password.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { AttemptKey } from '../../store/attempts.ts';
import { isPassword } from '../new-password.ts';
import { acceptRight, countWrong, passwordLock } from './lock.ts';
import type { SignInPorts } from './sign-in.ts';

/**
 * Holds a password that came over the wire against its verifier. For an unknown user the same power is made,
 * against a verifier that nothing fits. Gives the user, with the wrong passwords that are to be forgotten.
 *
 * @throws wrong-password, user-not-found-hidden, password-attempts-exceeded
 */
export async function provePassword(
  ports: Pick<SignInPorts, 'store' | 'seal' | 'powers' | 'clock'>,
  asked: {
    readonly pool: Pool;
    /** Undefined where nobody has the name, and the client hides it. */
    readonly user: User | undefined;
    readonly name: string;
    readonly password: string;
    /** Whether it is known to be wrong, and counted. */
    readonly isCounted?: boolean;
  },
): Promise<{ readonly user: User; readonly lock?: AttemptKey }> {
  const { pool, user, name, password, isCounted = false } = asked;
  const passwords = passwordLock(ports.seal, pool, user, name);
  if (!user?.credential) {
    const owner = { poolId: pool.id, username: name };
    await checkPassword(ports.powers, owner, fakeCredential(ports.seal, owner), password);
    if (!isCounted) await countWrong(ports, passwords);
    throw user ? wrongPassword({ user: user.username }) : userNotFoundHidden({ user: name, pool: pool.id });
  }
  if (!(await isPassword(ports, pool, user.username, user.credential, password))) {
    await countWrong(ports, passwords);
    throw wrongPassword({ user: user.username });
  }
  const lock = await acceptRight(ports, passwords);
  return { user, ...(lock && { lock }) };
}
