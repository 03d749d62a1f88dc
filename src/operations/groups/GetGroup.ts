import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { groupOf } from './find-group.ts';
import { groupView } from './group-view.ts';

/**
 * A group by its name.
 *
 * @throws pool-not-found, pool-in-another-region, group-not-found
 */
export async function GetGroup(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'GetGroup'>,
  call: Call,
): Promise<Output<'GetGroup'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const group = await store.read(query => groupOf(query, pool, input.GroupName));
  return { Group: groupView(group) };
}
