import { userNotFound } from '../../causes/sign-in/user-not-found.ts';
import type { Input, Output } from '../../model/operation.ts';
import { findUserBySub } from '../../store/users.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { setPreference } from './set-preference.ts';

/**
 * Turns second factors of the user whose access token it is on or off, and prefers one.
 *
 * @throws user-not-found, and what `setPreference` throws
 */
export async function SetUserMFAPreference(
  { store }: Pick<Ports, 'store'>,
  input: Input<'SetUserMFAPreference'>,
  { signedIn: { pool, user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'SetUserMFAPreference'>> {
  await store.write(async transaction => {
    const present = await findUserBySub(transaction, pool.id, user.sub);
    if (!present) throw userNotFound({ user: user.username, pool: pool.id });
    await setPreference(transaction, pool, present, input);
  });
  return {};
}
