import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { inspect } from 'node:util';
import { Client } from 'pg';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { openStore } from '../../src/store/open.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';

let server: PostgresServer;
before(async () => {
  server = await postgresForTests(process.env);
});
after(() => server.stop());

const bump = 'UPDATE configuration SET version = version + 1 WHERE id = 1';
const version = (store: Store) =>
  store.read(
    async query => (await query.first('SELECT version FROM configuration WHERE id = 1', []))?.version,
  );

/** Runs statements on a database beside the store. */
async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

describe('a transaction on PostgreSQL', () => {
  let store: Store;
  let url: string;
  beforeEach(async () => {
    url = await freshDatabase(server.url);
    store = await openStore({ data: 'memory', url, connections: 4 });
  });
  afterEach(() => store.close());

  test('runs again from its start when another has changed what it read', async () => {
    let runs = 0;
    const seen = await store.write(async transaction => {
      runs += 1;
      const row = await transaction.first('SELECT version FROM configuration WHERE id = 1', []);
      if (runs === 1) await onServer(url, bump);
      await transaction.run('UPDATE configuration SET version = $1 WHERE id = 1', [
        Number(row?.version) + 10,
      ]);
      return row?.version;
    });
    assert.deepEqual({ runs, seen, version: await version(store) }, { runs: 2, seen: 1, version: 11 });
  });

  test('gives a conflict up after a bounded number of runs', async () => {
    let runs = 0;
    const conflict = "DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$";
    const write = store.write(async transaction => {
      runs += 1;
      await transaction.run(conflict, []);
    });
    await assert.rejects(write, { code: '40001' });
    assert.equal(runs, 100);
  });

  test('runs again where its connection breaks before the commit', async () => {
    let runs = 0;
    await store.write(async transaction => {
      runs += 1;
      await transaction.run(bump, []);
      if (runs === 1) await transaction.run('SELECT pg_terminate_backend(pg_backend_pid())', []);
    });
    assert.deepEqual({ runs, version: await version(store) }, { runs: 2, version: 1 });
  });

  test('a read is made again where its connection breaks', async () => {
    await store.write(transaction => transaction.run('CREATE SEQUENCE breaks', []));
    // The sequence remembers that it was asked, also where the session ends.
    const sql = `SELECT CASE WHEN nextval('breaks') = 1 THEN pg_terminate_backend(pg_backend_pid()) END AS ended`;
    assert.equal((await store.read(query => query.first(sql, [])))?.ended, null);
  });

  test('is refused a connection with a sentence where all are in use, and others go on', {
    timeout: 20_000,
  }, async () => {
    const full = Promise.withResolvers<void>();
    const refused = Promise.withResolvers<void>();
    let started = 0;
    const holders = Array.from({ length: 4 }, () =>
      store.write(async () => {
        started += 1;
        if (started === 4) full.resolve();
        await refused.promise;
      }),
    );
    await full.promise;
    await assert.rejects(
      version(store),
      /^StoreUnavailable: All connections to the PostgreSQL database \S+ were in use/,
    );
    refused.resolve();
    await Promise.all(holders);
    assert.equal(await version(store), 0);
  });

  test('connections that the server ended while they were idle are replaced', async () => {
    await Promise.all(Array.from({ length: 4 }, () => version(store)));
    await onServer(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    assert.equal(await version(store), 0);
    await store.write(transaction => transaction.run(bump, []));
    assert.equal(await version(store), 1);
  });
});

describe('a PostgreSQL store that cannot be opened says in one sentence why', () => {
  const secret = 'do-not-show-this';
  const limited = 'CREATE ROLE lifeguard_limited LOGIN PASSWORD';

  /** The URL of a fresh database with one part of it changed. */
  async function changed(change: (url: URL) => void): Promise<string> {
    const url = new URL(await freshDatabase(server.url));
    change(url);
    return url.href;
  }

  const cases: readonly { name: string; url(): Promise<string>; says: RegExp }[] = [
    {
      name: 'nothing listens',
      url: async () => `postgres://someone:${secret}@127.0.0.1:1/db`,
      says: /^Nothing answers at the PostgreSQL database 127\.0\.0\.1:1\/db\./,
    },
    {
      name: 'the host is not known',
      url: async () => `postgresql://someone:${secret}@nowhere.invalid/db`,
      says: /^The host of the PostgreSQL database nowhere\.invalid:5432\/db is not known/,
    },
    {
      name: 'the password is wrong',
      url: () =>
        changed(url => {
          url.password = secret;
        }),
      says: /^The server refuses the user or password given for the PostgreSQL database 127/,
    },
    {
      name: 'the password is missing',
      url: () =>
        changed(url => {
          url.password = '';
        }),
      says: /asks for a password/,
    },
    {
      name: 'the database does not exist',
      url: () =>
        changed(url => {
          url.pathname = '/nowhere';
        }),
      says: /^There is no such database: the PostgreSQL database \S+\/nowhere\./,
    },
    {
      name: 'the user may not make tables',
      url: async () => {
        const url = new URL(await freshDatabase(server.url));
        await onServer(
          url.href,
          'DROP ROLE IF EXISTS lifeguard_limited',
          `${limited} '${secret}'`,
          'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
        );
        url.username = 'lifeguard_limited';
        url.password = secret;
        return url.href;
      },
      says: /lacks a right \(permission denied for schema public\)/,
    },
    {
      name: 'another program has its tables there',
      url: async () => {
        const url = await freshDatabase(server.url);
        await onServer(url, 'CREATE TABLE users (id INTEGER)');
        return url;
      },
      says: /^Another program keeps its tables in \S+ \S+ \S+ \S+ \(relation "users" already exists\)/,
    },
    {
      name: 'the server speaks no TLS',
      url: () => changed(url => url.searchParams.set('sslmode', 'verify-full')),
      says: /does not speak TLS/,
    },
    {
      name: 'the address is of another kind',
      url: async () => `mysql://someone:${secret}@host/db`,
      says: /^The address of the store is none of PostgreSQL/,
    },
    {
      name: 'the address is no URL',
      url: async () => `postgres//someone:${secret}@host/db`,
      says: /^The address of the store is none of PostgreSQL/,
    },
    {
      name: 'a newer program wrote it',
      url: async () => {
        const url = await freshDatabase(server.url);
        await (await openStore({ data: 'memory', url })).close();
        await onServer(url, 'UPDATE schema_version SET version = 99');
        return url;
      },
      says: /^A newer Lifeguard wrote the data in the PostgreSQL database \S+: its schema is version 99/,
    },
  ];

  for (const { name, url, says } of cases) {
    test(name, async () => {
      const error: unknown = await openStore({ data: 'memory', url: await url() }).then(
        store => store.close(),
        thrown => thrown,
      );
      assert.ok(error instanceof StoreUnavailable, `no StoreUnavailable but ${inspect(error)}`);
      assert.match(error.message, says);
      assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), new RegExp(secret));
    });
  }

  test('something else listens there', async () => {
    const other = createServer(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const opening = openStore({ data: 'memory', url: `postgres://someone:${secret}@127.0.0.1:${port}/db` });
    await assert.rejects(opening, StoreUnavailable);
    other.close();
  });
});
