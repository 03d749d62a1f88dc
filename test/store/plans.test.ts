import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import type { Transaction } from '../../src/store/store.ts';
import { calls } from './built-statements.ts';
import { flawInPostgres, flawInSqlite } from './plans.ts';
import { type SourceStatement, statementsIn } from './statements.ts';

/** Every statement that the calls make, against tables in which nothing is found. */
async function statementsOfCalls(): Promise<string[]> {
  const made: string[] = [];
  const recorder: Transaction = {
    async all(sql) {
      made.push(sql);
      return [];
    },
    async first(sql) {
      made.push(sql);
      return undefined;
    },
    async run(sql) {
      made.push(sql);
      return 0;
    },
  };
  for (const call of calls) await call(recorder);
  return [...new Set(made)];
}

const made = await statementsOfCalls();
const statements = statementsIn(join(import.meta.dirname, '../..'));

const formsOf = ({ pattern, forms }: SourceStatement): readonly string[] =>
  pattern ? made.filter(sql => pattern.test(sql)) : forms;

/** Fails with every statement whose plan is flawed and whose source does not say why that is right. */
async function everyPlanUsesAnIndex(flawOf: (sql: string) => Promise<string | undefined>): Promise<void> {
  const flaws: string[] = [];
  for (const statement of statements) {
    for (const sql of formsOf(statement)) {
      const flaw = await flawOf(sql);
      const excused = statement.excuse !== undefined && !flaw?.includes('refuses');
      if (flaw && !excused) flaws.push(`${statement.place}: ${flaw}\n    ${sql}`);
    }
  }
  assert.equal(flaws.join('\n'), '', 'Give it an index, or say above it why it may: // Scans: <reason>');
}

describe('every statement in the source', () => {
  let server: PostgresServer;
  let client: Client;
  before(async () => {
    server = await postgresForTests(process.env);
    const url = await freshDatabase(server.url);
    await (await openStore({ data: 'memory', url })).close();
    client = new Client({ connectionString: url });
    await client.connect();
  });
  after(async () => {
    await client.end();
    await server.stop();
  });

  test('is found', () => {
    assert.ok(statements.length > 20);
  });

  test('is known whole, or made by a call in built-statements.ts', () => {
    const unknown = statements.filter(statement => formsOf(statement).length === 0).map(each => each.place);
    assert.deepEqual(unknown, []);
  });

  test('reads through an index in SQLite', async () => {
    const database = new DatabaseSync(':memory:');
    for (const statement of migrations.flat()) database.exec(statement);
    database.exec('CREATE TABLE schema_version (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)');
    await everyPlanUsesAnIndex(async sql => flawInSqlite(database, sql));
  });

  test('is understood by PostgreSQL, which can read through an index', async () => {
    await everyPlanUsesAnIndex(sql => flawInPostgres(client, sql));
  });
});

describe('the judge of SQLite plans', () => {
  const database = new DatabaseSync(':memory:');
  for (const statement of migrations.flat()) database.exec(statement);
  const rows: readonly [name: string, sql: string, flaw: RegExp | undefined][] = [
    ['a whole key', 'SELECT sub FROM users WHERE pool_id = $1 AND sub = $2', undefined],
    [
      'a range in a pool',
      'SELECT sub FROM users WHERE pool_id = $1 AND sub > $2 ORDER BY sub LIMIT 5',
      undefined,
    ],
    ['a key that is the pool alone', 'SELECT settings FROM pools WHERE pool_id = $1', undefined],
    ['rows that are given', 'INSERT INTO configuration (id, version) VALUES (7, $1)', undefined],
    ['no condition', 'SELECT sub FROM users', /whole table/],
    ['a column without an index', 'SELECT sub FROM users WHERE username = $1', /whole table/],
    ['only the pool', "SELECT sub FROM users WHERE pool_id = $1 AND status = 'CONFIRMED'", /all of a pool/],
    [
      'a part of a join',
      'SELECT u.sub FROM logins l JOIN users u ON u.sub = l.sub WHERE l.login = $1',
      /whole table/,
    ],
    [
      'a page that is sorted',
      'SELECT sub FROM users WHERE pool_id = $1 AND sub > $2 ORDER BY username LIMIT 5',
      /sorts all rows/,
    ],
    ['a wrong statement', 'SELECT nowhere FROM users WHERE sub = $1', /refuses/],
  ];
  for (const [name, sql, flaw] of rows) {
    test(name, () => {
      const found = flawInSqlite(database, sql);
      if (flaw) assert.match(found ?? 'no flaw', flaw);
      else assert.equal(found, undefined);
    });
  }
});
