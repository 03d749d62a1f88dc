import { userOfDeviceNotFound } from '../../causes/devices/user-of-device-not-found.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { Query } from '../../store/store.ts';
import type { Call } from '../call.ts';
import { findUser } from '../find-user.ts';

/**
 * The user whose devices an administrator reads. These operations declare no UserNotFoundException.
 *
 * @throws user-of-device-not-found
 */
export async function deviceOwner(query: Query, pool: Pool, name: string, call: Call): Promise<User> {
  const user = await findUser(query, pool, name);
  call.trace.user = user?.username ?? name;
  if (!user) throw userOfDeviceNotFound({ user: name, pool: pool.id });
  return user;
}
