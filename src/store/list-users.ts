import type { User } from '../pool/user.ts';
import { text } from './columns.ts';
import type { Query, Value } from './store.ts';
import { userColumns, userFrom } from './users.ts';

/** Which users, by an attribute that is searchable or `sub`, folded as the search compares. */
export interface UserSearch {
  readonly attribute: string;
  readonly match: 'equals' | 'starts-with';
  readonly value: string;
}

/** Behind which user a listing goes on. */
export interface ListPosition {
  /** The value by which the search is ordered; empty where only the sub orders. */
  readonly value: string;
  readonly sub: string;
}

/** A user and where it stands in the listing. */
export interface ListedUser {
  readonly user: User;
  readonly at: ListPosition;
}

/**
 * Sorts behind every text that begins like another one: the last code point of
 * Unicode, which `storable` keeps free.
 */
const last = '\u{10FFFF}';

/** The users of a pool, in a stable order, from a position on: by an index, at any number of users. */
export async function listUsers(
  query: Query,
  poolId: string,
  search: UserSearch | undefined,
  after: ListPosition,
  limit: number,
): Promise<ListedUser[]> {
  const [sql, parameters] = statement(poolId, search, after, limit);
  const rows = await query.all(sql, parameters);
  return rows.map(row => {
    const user = userFrom(row);
    return { user, at: { value: text(row, 'listed_by'), sub: user.sub } };
  });
}

function statement(
  poolId: string,
  search: UserSearch | undefined,
  after: ListPosition,
  limit: number,
): [string, Value[]] {
  if (!search) return [everyone, [poolId, after.sub, limit]];
  const { attribute, match, value } = search;
  const end = `${value}${last}`;
  if (attribute === 'sub') {
    return match === 'equals'
      ? [bySub, [poolId, value, after.sub, limit]]
      : [bySubPrefix, [poolId, after.sub || value, end, after.sub, limit]];
  }
  return match === 'equals'
    ? [byValue, [poolId, attribute, value, after.sub, limit]]
    : [byPrefix, [poolId, attribute, after.value || value, after.sub, end, limit]];
}

/*
 * A listing begins at one bound: with two, such as the beginning of all that match and the end of the last page, either
 * engine may seek the wrong one and read everything between them. And a page is found before its users are: joined at
 * once, PostgreSQL may read users in order from the first of the pool.
 */

const everyone = `SELECT ${userColumns}, '' AS listed_by FROM users u
  WHERE u.pool_id = $1 AND u.sub > $2 ORDER BY u.sub LIMIT $3`;

const bySub = `SELECT ${userColumns}, '' AS listed_by FROM users u
  WHERE u.pool_id = $1 AND u.sub = $2 AND u.sub > $3 ORDER BY u.sub LIMIT $4`;

const bySubPrefix = `SELECT ${userColumns}, '' AS listed_by FROM users u
  WHERE u.pool_id = $1 AND u.sub >= $2 AND u.sub < $3 AND u.sub <> $4 ORDER BY u.sub LIMIT $5`;

// Scans: the page that the inner statement finds.
const byValue = `SELECT ${userColumns}, s.value AS listed_by FROM
  (SELECT pool_id, value, sub FROM searchable WHERE pool_id = $1 AND attribute = $2 AND value = $3 AND sub > $4
    ORDER BY sub LIMIT $5) AS s
  JOIN users u ON u.pool_id = s.pool_id AND u.sub = s.sub ORDER BY s.sub`;

// Scans: the page that the inner statement finds.
const byPrefix = `SELECT ${userColumns}, s.value AS listed_by FROM
  (SELECT pool_id, value, sub FROM searchable WHERE pool_id = $1 AND attribute = $2 AND (value, sub) > ($3, $4)
    AND value < $5 ORDER BY value, sub LIMIT $6) AS s
  JOIN users u ON u.pool_id = s.pool_id AND u.sub = s.sub ORDER BY s.value, s.sub`;
