import { groupNotFound } from '../../causes/groups/group-not-found.ts';
import type { Input, Output } from '../../model/operation.ts';
import { changeGroup } from '../../store/groups.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { groupOf } from './find-group.ts';
import { givenSettings } from './given-settings.ts';
import { groupView } from './group-view.ts';

/**
 * Changes what is given of a group. Nothing can be unset: what is left out, null or an empty
 * description stays as it is, and where nothing is given, so does LastModifiedDate; a value that it has
 * already makes it newer (observed).
 *
 * @throws pool-not-found, pool-in-another-region, group-not-found
 */
export async function UpdateGroup(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'UpdateGroup'>,
  call: Call,
): Promise<Output<'UpdateGroup'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const { GroupName: name } = input;
  const change = givenSettings(input);
  if (Object.keys(change).length === 0) {
    return { Group: groupView(await store.read(query => groupOf(query, pool, name))) };
  }
  const now = clock.now();
  const group = await store.write(transaction => changeGroup(transaction, pool.id, name, { ...change, now }));
  if (!group) throw groupNotFound({ group: name, pool: pool.id });
  return { Group: groupView(group) };
}
