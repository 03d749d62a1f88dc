import type { Pool } from '../../pool/pool.ts';
import { type Channel, channelTo } from '../../pool/recovery.ts';
import type { User } from '../../pool/user.ts';

/** Where the code of a sign-up goes: to an address that the pool verifies, the phone first (documented). */
export function signUpChannel(pool: Pool, user: User): Channel | undefined {
  const verified = pool.settings.AutoVerifiedAttributes ?? [];
  for (const attribute of ['phone_number', 'email'] as const) {
    if (verified.includes(attribute) && user.attributes[attribute]) return channelTo(user, attribute);
  }
  return undefined;
}
