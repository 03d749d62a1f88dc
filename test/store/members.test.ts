import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { findUserWithGroups, listGroupsOfUser, listMembers, membershipsOf } from '../../src/store/members.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import type { Query, Value } from '../../src/store/store.ts';

const poolId = 'us-east-1_Members01';
const sub = 'cfcd208495d565ef66e7dff9f98764da';

interface Read {
  readonly name: string;
  readonly run: (query: Query) => Promise<unknown>;
  /** The steps by which SQLite reads, in their order. */
  readonly steps: readonly RegExp[];
}

const ofUser = /members\w* \(pool_id=\? AND sub=\?\)/;
const byName = /SEARCH g USING INDEX \w+ \(pool_id=\? AND group_name=\?\)/;
const bySub = /SEARCH u USING (COVERING )?INDEX \w+ \(pool_id=\? AND sub=\?\)/;

const reads: readonly Read[] = [
  {
    name: 'a page of the users in a group',
    run: query => listMembers(query, { poolId, group: 'all' }, '', 61),
    steps: [/members_of_group \(pool_id=\? AND group_name=\? AND sub>\?\)/, bySub],
  },
  {
    name: 'a page deep in a group',
    run: query => listMembers(query, { poolId, group: 'all' }, 'e', 61),
    steps: [/members_of_group \(pool_id=\? AND group_name=\? AND sub>\?\)/, bySub],
  },
  {
    name: 'a page of the groups of a user',
    run: query => listGroupsOfUser(query, { poolId, sub }, '', 61),
    steps: [/members\w* \(pool_id=\? AND sub=\? AND group_name>\?\)/, byName],
  },
  {
    name: 'the groups for the tokens of a user',
    run: query => membershipsOf(query, poolId, sub),
    steps: [bySub, ofUser, byName],
  },
  {
    name: 'a user with its groups',
    run: query => findUserWithGroups(query, poolId, sub),
    steps: [bySub, ofUser, byName],
  },
];

/** The one statement that a read makes. */
async function statementOf({ run }: Read): Promise<[string, readonly Value[]]> {
  const made: [string, readonly Value[]][] = [];
  await run({
    async all(sql, parameters) {
      made.push([sql, parameters]);
      return [];
    },
    async first(sql, parameters) {
      made.push([sql, parameters]);
      return undefined;
    },
  });
  const [statement, ...more] = made;
  assert.ok(statement);
  assert.deepEqual(more, []);
  return statement;
}

describe('reading who is in which group, in one statement', () => {
  const database = new DatabaseSync(':memory:');
  for (const statement of migrations.flat()) database.exec(statement);

  for (const read of reads) {
    test(`${read.name}: SQLite begins at the index`, async () => {
      const [sql] = await statementOf(read);
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\$(\d+)/g, '?$1')}`).all();
      const searches = plan.map(step => String(step.detail)).filter(step => step.startsWith('SEARCH'));
      assert.equal(searches.length, read.steps.length, searches.join('\n'));
      for (const [at, step] of read.steps.entries()) assert.match(searches[at] ?? '', step);
    });
  }

  describe('on PostgreSQL, among 20,000 users, all in one group, and one in 50', () => {
    let server: PostgresServer;
    let client: Client;
    before(async () => {
      server = await postgresForTests(process.env);
      const url = await freshDatabase(server.url);
      await (await openStore({ data: 'memory', url })).close();
      client = new Client({ connectionString: url });
      await client.connect();
      const each = 'FROM generate_series(0, 19999) AS n(i)';
      const groups = 'FROM generate_series(1, 9999) AS n(i)';
      const columns = 'pool_id, sub, username, status, enabled, attributes, created_at, modified_at';
      for (const statement of [
        `INSERT INTO users (${columns})
          SELECT '${poolId}', md5(i::text), md5(i::text), 'CONFIRMED', 1, '{}', 1, 1 ${each}`,
        `INSERT INTO user_groups (pool_id, group_name, created_at, modified_at)
          SELECT '${poolId}', 'group' || i, 1, 1 ${groups} UNION ALL SELECT '${poolId}', 'all', 1, 1`,
        `INSERT INTO members (pool_id, sub, group_name) SELECT '${poolId}', md5(i::text), 'all' ${each}`,
        `INSERT INTO members (pool_id, sub, group_name)
          SELECT '${poolId}', '${sub}', 'group' || i ${groups} WHERE i < 50`,
      ]) {
        await client.query(statement);
      }
    });
    after(async () => {
      await client.end();
      await server.stop();
    });

    for (const read of reads) {
      test(`${read.name}: it reads a few pages for each row, with statistics and without`, async () => {
        const [sql, parameters] = await statementOf(read);
        for (const statistics of [false, true]) {
          if (statistics) await client.query('ANALYZE');
          const explained = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`;
          const { rows } = await client.query(explained, [...parameters]);
          const { Plan } = rows[0]['QUERY PLAN'][0];
          const pages = Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
          // At most 61 rows, each found through two indexes of three levels.
          assert.ok(pages < 61 * 8, `${pages} pages`);
        }
      });
    }
  });
});
