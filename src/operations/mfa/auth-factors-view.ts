import type { Output } from '../../model/operation.ts';
import { allowsPasskeys, firstFactorsOf } from '../../pool/first-factors.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { hasPasskey } from '../../store/passkeys.ts';
import type { Query } from '../../store/store.ts';
import { userMfaView } from './user-mfa-view.ts';

type AuthFactor = NonNullable<Output<'GetUserAuthFactors'>['ConfiguredUserAuthFactors']>[number];

/**
 * What a user can sign in with: the second factors that are turned on, and the first factors that a
 * choice-based sign-in would offer, where a password is one factor however it is proven (documented).
 */
export async function authFactorsView(
  query: Query,
  pool: Pool,
  user: User,
): Promise<Output<'GetUserAuthFactors'>> {
  const isKeeper = allowsPasskeys(pool) && (await hasPasskey(query, pool.id, user.sub));
  const factors = firstFactorsOf(pool, user, isKeeper).map(
    (factor): AuthFactor => (factor === 'PASSWORD_SRP' ? 'PASSWORD' : factor),
  );
  return {
    Username: user.username,
    ...userMfaView(user),
    ConfiguredUserAuthFactors: [...new Set(factors)],
  };
}
