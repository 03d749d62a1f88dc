import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { setPreference } from './set-preference.ts';

/**
 * Turns a user's second factors on or off, and prefers one.
 *
 * @throws pool-not-found, pool-in-another-region, user-not-found, and what `setPreference` throws
 */
export async function AdminSetUserMFAPreference(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'AdminSetUserMFAPreference'>,
  call: Call,
): Promise<Output<'AdminSetUserMFAPreference'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    await setPreference(transaction, pool, user, input);
  });
  return {};
}
