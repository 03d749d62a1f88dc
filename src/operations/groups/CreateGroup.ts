import { groupExists } from '../../causes/groups/group-exists.ts';
import { tooManyGroups } from '../../causes/groups/too-many-groups.ts';
import type { Input, Output } from '../../model/operation.ts';
import { addGroup, countGroups } from '../../store/groups.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { groupFromInput } from './group-from-input.ts';
import { groupView } from './group-view.ts';

/** Groups of a pool (documented). Several callers at once may go past it by a few; nothing rests on it. */
const mostGroups = 10_000;

/**
 * Creates a group. Whether the role exists, and whether the caller may pass it on, is not looked at.
 *
 * @throws pool-not-found, pool-in-another-region, too-many-groups, group-exists
 */
export async function CreateGroup(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'CreateGroup'>,
  call: Call,
): Promise<Output<'CreateGroup'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const count = await store.read(query => countGroups(query, pool.id));
  if (count >= mostGroups) throw tooManyGroups({ pool: pool.id, limit: mostGroups });

  const group = groupFromInput(input, clock.now());
  const isAdded = await store.write(transaction => addGroup(transaction, group));
  if (!isAdded) throw groupExists({ group: group.name, pool: pool.id });
  return { Group: groupView(group) };
}
