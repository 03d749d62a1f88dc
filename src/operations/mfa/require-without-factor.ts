import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import type { Pool } from '../../pool/pool.ts';
import { userFactors } from '../../pool/second-factors.ts';
import type { User } from '../../pool/user.ts';

/**
 * Lets a user set up a second factor while signing in who still has none. With one, it would have been asked
 * for: a session of MFA_SETUP that is older must not lead past it.
 *
 * @throws session-already-used
 */
export function requireWithoutFactor(pool: Pool, user: User): void {
  if (userFactors(pool, user).length > 0) throw sessionAlreadyUsed({ challenge: 'MFA_SETUP' });
}
