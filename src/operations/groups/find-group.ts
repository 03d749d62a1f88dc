import { groupNotFound } from '../../causes/groups/group-not-found.ts';
import type { Group } from '../../pool/group.ts';
import type { Pool } from '../../pool/pool.ts';
import { findGroup } from '../../store/groups.ts';
import type { Query } from '../../store/store.ts';

/** @throws group-not-found */
export async function groupOf(query: Query, pool: Pool, name: string): Promise<Group> {
  const group = await findGroup(query, pool.id, name);
  if (!group) throw groupNotFound({ group: name, pool: pool.id });
  return group;
}
