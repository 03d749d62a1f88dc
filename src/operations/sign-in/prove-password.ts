import { userNotFoundHidden } from '../../causes/sign-in/user-not-found-hidden.ts';
import { wrongPassword } from '../../causes/sign-in/wrong-password.ts';
import { checkPassword, fakeCredential } from '../../pool/password.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { AttemptKey } from '../../store/attempts.ts';
import type { Call } from '../call.ts';
import { isPassword } from '../new-password.ts';
import { acceptPassword, countFailure, lockKey } from './lock.ts';
import type { SignInPorts } from './sign-in.ts';

/**
 * Holds a password that came over the wire against its verifier. For an unknown user the same power is made, against a
 * verifier that nothing fits. Gives the user, with the wrong passwords that are to be forgotten.
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
  call: Call,
): Promise<{ readonly user: User; readonly lock?: AttemptKey }> {
  const { pool, user, name, password, isCounted = false } = asked;
  const lock = lockKey(ports.seal, pool, user, name);
  if (!user?.credential) {
    const owner = { poolId: pool.id, username: name };
    await checkPassword(ports.powers, owner, fakeCredential(ports.seal, owner), password);
    if (!isCounted) await countFailure(ports, lock, call.trace.user ?? name);
    throw user ? wrongPassword({ user: user.username }) : userNotFoundHidden({ user: name, pool: pool.id });
  }
  if (!(await isPassword(ports, pool, user.username, user.credential, password))) {
    await countFailure(ports, lock, user.username);
    throw wrongPassword({ user: user.username });
  }
  const failures = await acceptPassword(ports, lock, user.username);
  return { user, ...(failures > 0 && { lock }) };
}
