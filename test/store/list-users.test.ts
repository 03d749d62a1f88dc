import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { type ListPosition, listUsers, type UserSearch } from '../../src/store/list-users.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import type { Value } from '../../src/store/store.ts';

const pool = 'us-east-1_List00001';
const start: ListPosition = { value: '', sub: '' };

/** Every kind of listing, a position deep in it, and the columns where SQLite must begin to read. */
const listings: readonly (readonly [
  name: string,
  search: UserSearch | undefined,
  deep: ListPosition,
  begins: RegExp,
])[] = [
  ['all', undefined, { value: '', sub: 'e' }, /\(pool_id=\? AND sub>\?\)/],
  [
    'by the beginning of a sub',
    { attribute: 'sub', match: 'starts-with', value: '' },
    { value: '', sub: 'e' },
    /\(pool_id=\? AND sub>\? AND sub<\?\)/,
  ],
  [
    'by a value that many have',
    { attribute: 'status', match: 'equals', value: 'Enabled' },
    { value: 'Enabled', sub: 'e' },
    /\(pool_id=\? AND attribute=\? AND value=\? AND sub>\?\)/,
  ],
  [
    'by the beginning of a value',
    { attribute: 'email', match: 'starts-with', value: 'user' },
    { value: 'user9', sub: 'e' },
    /\(pool_id=\? AND attribute=\? AND \(value,sub\)>\(\?,\?\) AND value<\?\)/,
  ],
];

/** The statement that a listing makes. */
async function statementOf(
  search: UserSearch | undefined,
  at: ListPosition,
): Promise<[string, readonly Value[]]> {
  const made: [string, readonly Value[]][] = [];
  const all = async (sql: string, parameters: readonly Value[]) => {
    made.push([sql, parameters]);
    return [];
  };
  await listUsers({ all, first: async () => undefined }, pool, search, at, 61);
  const [statement] = made;
  assert.ok(statement);
  return statement;
}

describe('a page deep in a listing', () => {
  const database = new DatabaseSync(':memory:');
  for (const statement of migrations.flat()) database.exec(statement);

  for (const [name, search, deep, begins] of listings) {
    test(`${name}: SQLite begins to read where the page begins`, async () => {
      const [sql] = await statementOf(search, deep);
      const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\$(\d+)/g, '?$1')}`).all();
      assert.ok(
        steps.some(step => begins.test(String(step.detail))),
        JSON.stringify(steps),
      );
    });
  }

  describe('on PostgreSQL', () => {
    let server: PostgresServer;
    let client: Client;
    before(async () => {
      server = await postgresForTests(process.env);
      const url = await freshDatabase(server.url);
      await (await openStore({ data: 'memory', url })).close();
      client = new Client({ connectionString: url });
      await client.connect();
      const each = 'FROM generate_series(0, 19999) AS n(i)';
      await client.query(
        `INSERT INTO users (pool_id, sub, username, status, enabled, attributes, created_at, modified_at)
          SELECT '${pool}', md5(i::text), md5(i::text), 'CONFIRMED', 1, '{}', 1, 1 ${each}`,
      );
      for (const [attribute, value] of [
        ['email', "'user' || i"],
        ['name', "'user' || i"],
        ['status', "'Enabled'"],
      ]) {
        await client.query(
          `INSERT INTO searchable (pool_id, attribute, value, sub)
            SELECT '${pool}', '${attribute}', ${value}, md5(i::text) ${each}`,
        );
      }
    });
    after(async () => {
      await client.end();
      await server.stop();
    });

    /** How many pages of the database a statement reads. */
    const reads = async ([sql, parameters]: [string, readonly Value[]]): Promise<number> => {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, [...parameters]);
      const plan = rows[0]['QUERY PLAN'][0].Plan;
      assert.equal(plan['Actual Rows'], 61);
      return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    };

    for (const [name, search, deep] of listings) {
      test(`${name}: it reads no more than the first page, with statistics and without`, async () => {
        for (const statistics of [false, true]) {
          if (statistics) await client.query('ANALYZE');
          const first = await reads(await statementOf(search, start));
          const later = await reads(await statementOf(search, deep));
          assert.ok(later <= first * 1.5 + 10, `${later} after ${first}`);
        }
      });
    }
  });
});
