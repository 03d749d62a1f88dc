import { isDeepStrictEqual } from 'node:util';
import type { Input } from '../../model/operation.ts';
import { addGroup, changeGroup, findGroup } from '../../store/groups.ts';
import type { Ports } from '../ports.ts';
import { givenSettings } from './given-settings.ts';
import { groupFromInput } from './group-from-input.ts';

/**
 * Brings a group to its description, which is what CreateGroup would be given: creates it where it
 * does not exist, otherwise changes what differs. What is left out stays, as in UpdateGroup. A group
 * that is as described is not written.
 */
export async function applyGroup(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  input: Input<'CreateGroup'>,
): Promise<void> {
  const { UserPoolId: poolId, GroupName: name } = input;
  const now = clock.now();
  const group = await store.read(query => findGroup(query, poolId, name));
  if (!group) {
    await store.write(transaction => addGroup(transaction, groupFromInput(input, now)));
    return;
  }
  const given = givenSettings(input);
  if (isDeepStrictEqual({ ...group, ...given }, group)) return;
  await store.write(transaction => changeGroup(transaction, poolId, name, { ...given, now }));
}
