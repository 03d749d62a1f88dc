import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { clientFromInput } from '../../src/pool/client-from-input.ts';
import { makeMasterKey } from '../../src/pool/master-key.ts';
import type { Client, Pool } from '../../src/pool/pool.ts';
import { defaultLocalSettings, poolFromInput } from '../../src/pool/pool-from-input.ts';
import { makePoolKeys } from '../../src/pool/pool-keys.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { createSeal } from '../../src/pool/seal.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { createPoolDirectory, type PoolDirectory } from '../../src/store/pool-directory.ts';
import { putClient, tablesOfPools } from '../../src/store/pools.ts';
import { type Store, StoreUnavailable } from '../../src/store/store.ts';
import { estimateUsers } from '../../src/store/user-estimate.ts';

const newSeal = () => createSeal([makeMasterKey(systemRandom)], systemRandom);
const keys = await makePoolKeys(systemRandom);
const named = (name: string, id = 'us-east-1_Pool00001'): Pool =>
  poolFromInput(
    { PoolName: name },
    { id, region: 'us-east-1', now: 5, accountId: '123456789012', local: defaultLocalSettings, keys },
  );
const clientOf = (pool: Pool, id: string, secret?: string): Client =>
  clientFromInput({ UserPoolId: pool.id, ClientName: id }, { id, now: 5, secret });

let postgres: PostgresServer;
const engines = {
  SQLite: async () => {
    const store = await openStore({ data: 'memory' });
    return [store, store];
  },
  PostgreSQL: async () => {
    const url = await freshDatabase(postgres.url);
    return [await openStore({ data: 'memory', url }), await openStore({ data: 'memory', url })];
  },
};

before(async () => {
  postgres = await postgresForTests(process.env);
});
after(() => postgres.stop());

for (const [engine, open] of Object.entries(engines)) {
  describe(`pool directories of two nodes on ${engine}`, () => {
    let seal = newSeal();
    let stores: Store[] = [];
    let store: Store;
    let here: PoolDirectory;
    let there: PoolDirectory;
    beforeEach(async () => {
      seal = newSeal();
      stores = await open();
      const [first, second] = stores;
      assert.ok(first && second);
      store = first;
      here = await createPoolDirectory({ store: first, seal });
      there = await createPoolDirectory({ store: second, seal });
    });
    afterEach(async () => {
      for (const one of new Set(stores)) await one.close();
    });

    test('what one writes it sees at once, and the other after a refresh', async () => {
      const pool = named('one');
      await here.savePool(pool);
      await here.saveClient(clientOf(pool, 'app', 'secret'));
      assert.deepEqual(here.pool(pool.id), pool);
      assert.deepEqual(here.client('app'), clientOf(pool, 'app', 'secret'));
      assert.equal(there.pool(pool.id), undefined);
      await there.refresh();
      assert.deepEqual(there.pools(), [pool]);
      assert.deepEqual(there.clientsOf(pool.id), [clientOf(pool, 'app', 'secret')]);
    });

    test('a node that writes learns what the other wrote before', async () => {
      const [a, b] = [named('a', 'us-east-1_A'), named('b', 'us-east-1_B')];
      await here.savePool(b);
      await there.savePool(a);
      assert.deepEqual(there.pools(), [a, b]);
      assert.deepEqual(here.pools(), [b]);
    });

    test('of two changes of the same thing one is kept, and the other is told', async () => {
      const was = named('was');
      await here.savePool(was);
      await there.refresh();
      const results = await Promise.all([
        here.changePool(was, { ...was, settings: { ...was.settings, Name: 'here' } }),
        there.changePool(was, { ...was, settings: { ...was.settings, Name: 'there' } }),
      ]);
      assert.deepEqual(results.toSorted(), [false, true]);
      await Promise.all([here.refresh(), there.refresh()]);
      assert.equal(here.pool(was.id)?.settings.Name, results[0] ? 'here' : 'there');
      assert.deepEqual(there.pools(), here.pools());
    });

    test('a change of settings does not bring back keys and secrets that were changed meanwhile', async () => {
      const pool = named('one');
      const client = clientOf(pool, 'app', 'secret');
      await here.savePool(pool);
      await here.saveClient(client);
      await there.refresh();
      const turned = { ...pool, keys: await makePoolKeys(systemRandom) };
      const added = { ...client, secrets: [...client.secrets, { value: 'second', createdAt: 6 }] };
      assert.equal(await here.changePool(pool, turned), true);
      assert.equal(await here.changeClient(client, added), true);
      const renamed = { ...pool, settings: { ...pool.settings, Name: 'two' } };
      assert.equal(await there.changePool(pool, renamed), false);
      assert.deepEqual(there.pool(pool.id), turned);
      assert.equal(await there.changeClient(client, { ...client, modifiedAt: 9 }), false);
      assert.deepEqual(there.client('app'), added);
      assert.equal(await there.changePool(turned, { ...renamed, keys: turned.keys }), true);
      await here.refresh();
      assert.deepEqual(here.pool(pool.id)?.keys, turned.keys);
    });

    test('a bare secret, as it was written before clients had two, still opens', async () => {
      const pool = named('one');
      await here.savePool(pool);
      const sealedSecrets = seal.seal('client-secret:app', 'bareSecret');
      const row = { poolId: pool.id, clientId: 'app', settings: '{}', createdAt: 7, modifiedAt: 7 };
      await store.write(transaction => putClient(transaction, { ...row, sealedSecrets }));
      const fresh = await createPoolDirectory({ store, seal });
      assert.deepEqual(fresh.client('app')?.secrets, [{ value: 'bareSecret', createdAt: 7 }]);
    });

    test('a change of a client is told of another one too, and of the end of its pool', async () => {
      const pool = named('one');
      const client = clientOf(pool, 'app');
      await here.savePool(pool);
      await here.saveClient(client);
      const changed = { ...client, settings: { ...client.settings, ClientName: 'changed' } };
      assert.equal(await here.changeClient(client, changed), true);
      assert.equal(await there.changeClient(client, changed), false);
      assert.deepEqual(there.client('app'), changed);
      await here.deletePool(pool.id);
      assert.equal(await there.changePool(pool, named('two')), false);
      assert.equal(await there.saveClient(clientOf(pool, 'late')), false);
      assert.deepEqual([there.pool(pool.id), there.client('late')], [undefined, undefined]);
    });

    test('a deleted client is gone on both', async () => {
      const pool = named('one');
      await here.savePool(pool);
      await here.saveClient(clientOf(pool, 'a'));
      await here.saveClient(clientOf(pool, 'b'));
      await here.deleteClient(pool.id, 'a');
      await there.refresh();
      for (const node of [here, there]) {
        assert.equal(node.client('a'), undefined);
        assert.deepEqual(
          node.clientsOf(pool.id).map(client => client.id),
          ['b'],
        );
      }
    });

    test('many writes at once from both nodes all stay', async () => {
      const ids = Array.from({ length: 20 }, (_, n) => `us-east-1_P${String(n).padStart(2, '0')}`);
      await Promise.all(ids.map((id, n) => (n % 2 ? here : there).savePool(named(id, id))));
      await Promise.all([here.refresh(), there.refresh()]);
      for (const node of [here, there]) {
        assert.deepEqual(
          node.pools().map(pool => pool.id),
          ids,
        );
      }
    });

    test('what has not changed keeps its object through a refresh', async () => {
      const [a, b] = [named('a', 'us-east-1_A'), named('b', 'us-east-1_B')];
      await here.savePool(a);
      const kept = here.pool(a.id);
      await there.savePool(b);
      await here.refresh();
      assert.equal(here.pools().length, 2);
      assert.equal(here.pool(a.id), kept);
    });

    test('a directory with another master key says that it cannot be read', async () => {
      await here.savePool(named('one'));
      await assert.rejects(createPoolDirectory({ store, seal: newSeal() }), (error: unknown) => {
        assert.ok(error instanceof StoreUnavailable);
        assert.match(error.message, /written with another master key/);
        return true;
      });
    });

    test('deleting a pool leaves no row of it, and all rows of others', async () => {
      const [doomed, other] = [named('doomed', 'us-east-1_A'), named('other', 'us-east-1_B')];
      for (const pool of [doomed, other]) {
        await here.savePool(pool);
        await here.saveClient(clientOf(pool, `app-${pool.id}`));
        await store.write(async transaction => {
          for (const table of tablesOfPools) {
            if (table !== 'pools' && table !== 'clients') await fill(transaction.run, table, pool.id);
          }
        });
      }
      await here.deletePool(doomed.id);
      for (const table of tablesOfPools) {
        const rows = await store.read(query => query.all(`SELECT pool_id FROM ${table}`, []));
        assert.deepEqual(
          rows.map(row => row.pool_id),
          [other.id],
          table,
        );
      }
    });

    test('the number of users is exact for few, and near for many', async () => {
      const pool = named('one');
      await here.savePool(pool);
      const estimate = () => store.read(query => estimateUsers(query, pool.id));
      assert.equal(await estimate(), 0);
      const subs = Array.from({ length: 8_000 }, (_, n) => createHash('sha256').update(`${n}`).digest('hex'));
      const add = (some: readonly string[]) =>
        store.write(async ({ run }) => {
          for (let at = 0; at < some.length; at += 1_000) {
            const values = some
              .slice(at, at + 1_000)
              .map(sub => `('${pool.id}', '${sub}', '${sub}', 'CONFIRMED', 1, '{}', 0, 0)`);
            const columns = 'pool_id, sub, username, status, enabled, attributes, created_at, modified_at';
            await run(`INSERT INTO users (${columns}) VALUES ${values.join(', ')}`, []);
          }
        });
      await add(subs.slice(0, 2_000));
      assert.equal(await estimate(), 2_000);
      await add(subs.slice(2_000));
      const near = await estimate();
      assert.ok(Math.abs(near - 8_000) < 800, String(near));
    });
  });
}

test('every table with rows of pools is emptied with its pool', () => {
  const withPools = migrations.flat().flatMap(statement => {
    const [, table, body] = /^CREATE TABLE (\w+) \(([\s\S]*)\)/.exec(statement.trim()) ?? [];
    return table && body && /\bpool_id\b/.test(body) ? [table] : [];
  });
  assert.deepEqual([...tablesOfPools].sort(), withPools.sort());
});

type Run = (sql: string, parameters: readonly string[]) => Promise<number>;

/** A row of that pool in a table, whatever else its columns are: text is `x`, numbers are 1. */
async function fill(run: Run, table: string, poolId: string): Promise<void> {
  const statement = migrations.flat().find(step => step.trim().startsWith(`CREATE TABLE ${table} (`)) ?? '';
  const columns = [...statement.matchAll(/^\s+(\w+) (TEXT|INTEGER|BIGINT)/gm)].map(([, name, type]) => {
    if (name === 'pool_id') return [name, '$1'];
    // An id that is unique over all pools.
    return [name, type === 'TEXT' ? `'x${name === 'id' ? poolId : ''}'` : '1'];
  });
  const names = columns.map(([name]) => name).join(', ');
  const values = columns.map(([, value]) => value).join(', ');
  assert.equal(await run(`INSERT INTO ${table} (${names}) VALUES (${values})`, [poolId]), 1);
}
