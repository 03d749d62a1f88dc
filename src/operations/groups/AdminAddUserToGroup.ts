import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { groupOf } from './find-group.ts';
import { joinGroup } from './join-group.ts';

/**
 * Puts a user into a group; one who is in it stays in it. The user is looked for before the group (observed).
 *
 * @throws pool-not-found, pool-in-another-region, user-not-found, group-not-found, too-many-groups-of-user
 */
export async function AdminAddUserToGroup(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'AdminAddUserToGroup'>,
  call: Call,
): Promise<Output<'AdminAddUserToGroup'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    const group = await groupOf(transaction, pool, input.GroupName);
    await joinGroup(transaction, user, group.name);
  });
  return {};
}
