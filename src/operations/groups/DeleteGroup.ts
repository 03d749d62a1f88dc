import { groupNotFound } from '../../causes/groups/group-not-found.ts';
import type { Input, Output } from '../../model/operation.ts';
import { deleteGroup } from '../../store/groups.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Deletes a group. Its users stay; tokens that they have go on naming it until they end.
 *
 * @throws pool-not-found, pool-in-another-region, group-not-found
 */
export async function DeleteGroup(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'DeleteGroup'>,
  call: Call,
): Promise<Output<'DeleteGroup'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const isDeleted = await store.write(transaction => deleteGroup(transaction, pool.id, input.GroupName));
  if (!isDeleted) throw groupNotFound({ group: input.GroupName, pool: pool.id });
  return {};
}
