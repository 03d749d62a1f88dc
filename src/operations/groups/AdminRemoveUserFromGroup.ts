import type { Input, Output } from '../../model/operation.ts';
import { removeMember } from '../../store/members.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';

/**
 * Takes a user out of a group. It succeeds where the user is not in it, and where
 * there is no such group (observed).
 *
 * @throws pool-not-found, pool-in-another-region, user-not-found
 */
export async function AdminRemoveUserFromGroup(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'AdminRemoveUserFromGroup'>,
  call: Call,
): Promise<Output<'AdminRemoveUserFromGroup'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  await store.write(async transaction => {
    const { sub } = await userOf(transaction, pool, input.Username, call);
    await removeMember(transaction, { poolId: pool.id, sub, group: input.GroupName });
  });
  return {};
}
