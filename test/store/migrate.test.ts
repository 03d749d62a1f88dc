import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { type Dialect, migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';

const dialect: Dialect = { place: 'the test', prepare: [], adapt: statement => statement };

const version = (store: Store) =>
  store.read(async query => (await query.first('SELECT version FROM schema_version', []))?.version);
const names = (store: Store) =>
  store.read(async query =>
    (await query.all('SELECT name FROM extra ORDER BY name', [])).map(row => row.name),
  );

let server: PostgresServer;

const engines: readonly { name: string; open(): Promise<Store> }[] = [
  { name: 'SQLite', open: () => openStore({ data: 'memory' }) },
  {
    name: 'PostgreSQL',
    open: async () => openStore({ data: 'memory', url: await freshDatabase(server.url) }),
  },
];

for (const engine of engines) {
  describe(`migrate on ${engine.name}`, () => {
    before(async () => {
      if (engine.name === 'PostgreSQL') server = await postgresForTests(process.env);
    });
    after(async () => {
      if (engine.name === 'PostgreSQL') await server.stop();
    });

    /** Runs a test on a new store. */
    const onStore = (name: string, body: (store: Store) => Promise<void>) =>
      test(name, async () => {
        const store = await engine.open();
        try {
          await body(store);
        } finally {
          await store.close();
        }
      });

    const extra = ['CREATE TABLE extra (name TEXT PRIMARY KEY)', "INSERT INTO extra (name) VALUES ('one')"];
    const more = ["INSERT INTO extra (name) VALUES ('two')"];

    onStore('a new store has the newest version', async store => {
      assert.equal(await version(store), migrations.length);
    });

    onStore('runs the missing steps in their order, and none twice', async store => {
      await migrate(store, [...migrations, extra], dialect);
      await migrate(store, [...migrations, extra, more], dialect);
      await migrate(store, [...migrations, extra, more], dialect);
      assert.equal(await version(store), migrations.length + 2);
      assert.deepEqual(await names(store), ['one', 'two']);
    });

    onStore('several at once run each step once', async store => {
      const steps = [...migrations, extra, more];
      await Promise.all(Array.from({ length: 6 }, () => migrate(store, steps, dialect)));
      assert.deepEqual(await names(store), ['one', 'two']);
    });

    onStore('a step that fails leaves nothing of any step, and its error is passed on', async store => {
      const wrong = ['CREATE TABLE another (name TEXT)', 'INSERT INTO nowhere (name) VALUES (1)'];
      await assert.rejects(migrate(store, [...migrations, extra, wrong], dialect), /nowhere/);
      assert.equal(await version(store), migrations.length);
      await assert.rejects(names(store), /extra/);
    });

    onStore('a store of a newer program is refused and left as it is', async store => {
      await migrate(store, [...migrations, extra], dialect);
      await assert.rejects(
        migrate(store, migrations, dialect),
        new StoreUnavailable(
          `A newer Lifeguard wrote the data in the test: its schema is version ${migrations.length + 1}, and this ` +
            `program knows up to version ${migrations.length}. Start the newer Lifeguard, or give this one another ` +
            'place for its data.',
        ),
      );
      assert.deepEqual(await names(store), ['one']);
    });
  });
}
