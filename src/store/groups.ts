import type { Group } from '../pool/group.ts';
import { integer, optionalInteger, optionalText, text } from './columns.ts';
import type { Query, Row, Transaction } from './store.ts';

/** The columns of `user_groups g` that `groupFrom` reads. */
export const groupColumns = `g.pool_id, g.group_name, g.description, g.precedence, g.role_arn, g.created_at,
  g.modified_at`;

/** Adds a group; false where the pool has one of that name. */
export async function addGroup(transaction: Transaction, group: Group): Promise<boolean> {
  const added = await transaction.run(
    `INSERT INTO user_groups (pool_id, group_name, description, precedence, role_arn, created_at, modified_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (pool_id, group_name) DO NOTHING`,
    [
      group.poolId,
      group.name,
      group.description ?? null,
      group.precedence ?? null,
      group.roleArn ?? null,
      group.createdAt,
      group.modifiedAt,
    ],
  );
  return added === 1;
}

/** The group of that name. */
export async function findGroup(query: Query, poolId: string, name: string): Promise<Group | undefined> {
  const row = await query.first(
    `SELECT ${groupColumns} FROM user_groups g WHERE g.pool_id = $1 AND g.group_name = $2`,
    [poolId, name],
  );
  return row && groupFrom(row);
}

/** What of a group changes: a member that is left out keeps its value. */
export type GroupChange = Partial<Pick<Group, 'description' | 'precedence' | 'roleArn'>>;

/** Changes a group, and gives what it has become; undefined where there is none of that name. */
export async function changeGroup(
  transaction: Transaction,
  poolId: string,
  name: string,
  change: GroupChange & { readonly now: number },
): Promise<Group | undefined> {
  const row = await transaction.first(
    `UPDATE user_groups SET description = COALESCE($3, description), precedence = COALESCE($4, precedence),
       role_arn = COALESCE($5, role_arn), modified_at = $6
      WHERE pool_id = $1 AND group_name = $2
      RETURNING pool_id, group_name, description, precedence, role_arn, created_at, modified_at`,
    [poolId, name, change.description ?? null, change.precedence ?? null, change.roleArn ?? null, change.now],
  );
  return row && groupFrom(row);
}

/** Deletes a group, and that anybody is in it; false where there is none of that name. */
export async function deleteGroup(transaction: Transaction, poolId: string, name: string): Promise<boolean> {
  const deleted = await transaction.run('DELETE FROM user_groups WHERE pool_id = $1 AND group_name = $2', [
    poolId,
    name,
  ]);
  if (deleted === 0) return false;
  await transaction.run('DELETE FROM members WHERE pool_id = $1 AND group_name = $2', [poolId, name]);
  return true;
}

/** How many groups a pool has. */
export async function countGroups(query: Query, poolId: string): Promise<number> {
  // Scans: the names of one pool's groups, of which there is a most, when one is added.
  const row = await query.first('SELECT COUNT(*) AS count FROM user_groups WHERE pool_id = $1', [poolId]);
  return row ? integer(row, 'count') : 0;
}

/** Groups of a pool in the order of their names, from behind a name on. */
export async function listGroups(
  query: Query,
  poolId: string,
  after: string,
  limit: number,
): Promise<Group[]> {
  const rows = await query.all(
    `SELECT ${groupColumns} FROM user_groups g WHERE g.pool_id = $1 AND g.group_name > $2
      ORDER BY g.group_name LIMIT $3`,
    [poolId, after, limit],
  );
  return rows.map(groupFrom);
}

/** Reads a group from a row that has the columns of `user_groups`. */
export function groupFrom(row: Row): Group {
  return {
    poolId: text(row, 'pool_id'),
    name: text(row, 'group_name'),
    description: optionalText(row, 'description'),
    precedence: optionalInteger(row, 'precedence'),
    roleArn: optionalText(row, 'role_arn'),
    createdAt: integer(row, 'created_at'),
    modifiedAt: integer(row, 'modified_at'),
  };
}
