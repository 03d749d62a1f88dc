import type { Group, Membership } from '../pool/group.ts';
import type { User } from '../pool/user.ts';
import { integer, optionalText } from './columns.ts';
import { groupColumns, groupFrom } from './groups.ts';
import type { Query, Row, Transaction } from './store.ts';
import { userColumns, userFrom } from './users.ts';

/** A user in a group. */
export interface Member {
  readonly poolId: string;
  readonly sub: string;
  readonly group: string;
}

/** Puts a user into a group; nothing changes where it is in it already. */
export async function addMember(transaction: Transaction, { poolId, sub, group }: Member): Promise<void> {
  await transaction.run(
    'INSERT INTO members (pool_id, sub, group_name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [poolId, sub, group],
  );
}

/** Takes a user out of a group; nothing changes where it is not in it. */
export async function removeMember(transaction: Transaction, { poolId, sub, group }: Member): Promise<void> {
  await transaction.run('DELETE FROM members WHERE pool_id = $1 AND sub = $2 AND group_name = $3', [
    poolId,
    sub,
    group,
  ]);
}

/** Whether the user is in the group. */
export async function isMember(query: Query, { poolId, sub, group }: Member): Promise<boolean> {
  const row = await query.first(
    'SELECT sub FROM members WHERE pool_id = $1 AND sub = $2 AND group_name = $3',
    [poolId, sub, group],
  );
  return row !== undefined;
}

/** In how many groups a user is. */
export async function countGroupsOfUser(query: Query, poolId: string, sub: string): Promise<number> {
  const row = await query.first('SELECT COUNT(*) AS count FROM members WHERE pool_id = $1 AND sub = $2', [
    poolId,
    sub,
  ]);
  return row ? integer(row, 'count') : 0;
}

/** The groups of a user in the order of their names, from behind a name on. */
export async function listGroupsOfUser(
  query: Query,
  { poolId, sub }: Pick<Member, 'poolId' | 'sub'>,
  after: string,
  limit: number,
): Promise<Group[]> {
  const rows = await query.all(
    // Scans: the page that the inner statement finds.
    `SELECT ${groupColumns} FROM
      (SELECT pool_id, group_name FROM members WHERE pool_id = $1 AND sub = $2 AND group_name > $3
        ORDER BY group_name LIMIT $4) AS m
      JOIN user_groups g ON g.pool_id = m.pool_id AND g.group_name = m.group_name ORDER BY m.group_name`,
    [poolId, sub, after, limit],
  );
  return rows.map(groupFrom);
}

/**
 * The users in a group in the order of their subs, from behind a sub on: by an index, at any number of users.
 */
export async function listMembers(
  query: Query,
  { poolId, group }: Pick<Member, 'poolId' | 'group'>,
  after: string,
  limit: number,
): Promise<User[]> {
  const rows = await query.all(
    // Scans: the page that the inner statement finds.
    `SELECT ${userColumns} FROM
      (SELECT pool_id, sub FROM members WHERE pool_id = $1 AND group_name = $2 AND sub > $3
        ORDER BY sub LIMIT $4) AS m
      JOIN users u ON u.pool_id = m.pool_id AND u.sub = m.sub ORDER BY m.sub`,
    [poolId, group, after, limit],
  );
  return rows.map(userFrom);
}

/**
 * The groups of `users u` as one text, so that a user in 50 groups is one row: name, precedence and role of
 * each in turn, with a space between any two. The API's patterns let no space into a name or a role.
 */
const groupsColumn = `(SELECT string_agg(
    m.group_name || ' ' || COALESCE(CAST(g.precedence AS TEXT), '') || ' ' || COALESCE(g.role_arn, ''),
    ' ' ORDER BY m.group_name)
  FROM members m JOIN user_groups g ON g.pool_id = m.pool_id AND g.group_name = m.group_name
  WHERE m.pool_id = u.pool_id AND m.sub = u.sub) AS user_groups`;

/**
 * What the groups of a user mean for its tokens, in the order of their names;
 * none where there is no such user.
 */
export async function membershipsOf(query: Query, poolId: string, sub: string): Promise<Membership[]> {
  const row = await query.first(`SELECT ${groupsColumn} FROM users u WHERE u.pool_id = $1 AND u.sub = $2`, [
    poolId,
    sub,
  ]);
  return row ? membershipsFrom(row) : [];
}

/** The user of that sub with its groups, as `findUserBySub` and `membershipsOf` give them, in one read. */
export async function findUserWithGroups(
  query: Query,
  poolId: string,
  sub: string,
): Promise<{ readonly user: User; readonly groups: readonly Membership[] } | undefined> {
  const row = await query.first(
    `SELECT ${userColumns}, ${groupsColumn} FROM users u WHERE u.pool_id = $1 AND u.sub = $2`,
    [poolId, sub],
  );
  return row && { user: userFrom(row), groups: membershipsFrom(row) };
}

function membershipsFrom(row: Row): Membership[] {
  const parts = optionalText(row, 'user_groups')?.split(' ') ?? [];
  const memberships: Membership[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    const [name = '', precedence, roleArn] = parts.slice(at, at + 3);
    memberships.push({
      name,
      precedence: precedence ? Number(precedence) : undefined,
      roleArn: roleArn || undefined,
    });
  }
  return memberships;
}
