import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { consumeCode, saveCode } from '../../src/store/codes.ts';
import type { Query, Store, Transaction } from '../../src/store/store.ts';

/** How the suite gets its stores. */
export interface Engine {
  readonly name: string;
  /** Whether a read can end while a write is under way: not where both are on one connection. */
  readonly readsBesideWrites: boolean;
  readonly before?: () => Promise<void>;
  readonly after?: () => Promise<void>;
  /** As many stores on one new database as nodes can share: at least one. */
  open(): Promise<readonly [Store, ...Store[]]>;
}

const pool = 'us-east-1_Contract1';
const insert = 'INSERT INTO used_sessions (pool_id, session, expires_at) VALUES ($1, $2, $3)';
const select = 'SELECT session, expires_at FROM used_sessions WHERE pool_id = $1 ORDER BY session';

const add = (transaction: Transaction, session: string, expiresAt = 1) =>
  transaction.run(insert, [pool, session, expiresAt]);
const sessions = async (query: Query) => (await query.all(select, [pool])).map(row => row.session);
const numbered = (count: number) => Array.from({ length: count }, (_, number) => number);

/** Registers the tests that every engine passes. */
export function storeContract(engine: Engine): void {
  describe(`store on ${engine.name}`, () => {
    let nodes: readonly [Store, ...Store[]];
    let store: Store;
    before(async () => engine.before?.());
    after(async () => engine.after?.());
    beforeEach(async () => {
      nodes = await engine.open();
      store = nodes[0];
    });
    afterEach(async () => {
      await Promise.all(nodes.map(node => node.close()));
    });
    const nodeFor = (number: number): Store => nodes[number % nodes.length] ?? store;

    test('a write is there for the read that follows it, on every node', async () => {
      await store.write(transaction => add(transaction, 'a'));
      for (const node of nodes) assert.deepEqual(await node.read(sessions), ['a']);
    });

    test('a write gives what its work returns', async () => {
      assert.equal(await store.write(async transaction => `${await add(transaction, 'a')} row`), '1 row');
    });

    test('a write reads its own rows', async () => {
      const seen = await store.write(async transaction => {
        await add(transaction, 'a');
        return sessions(transaction);
      });
      assert.deepEqual(seen, ['a']);
    });

    test('work that throws leaves nothing, and its error comes through as it is', async () => {
      const error = new Error('no');
      const write = store.write(async transaction => {
        await add(transaction, 'a');
        throw error;
      });
      await assert.rejects(write, thrown => thrown === error);
      assert.deepEqual(await store.read(sessions), []);
    });

    test('work that throws among many takes none of the others along', async () => {
      const writes = numbered(20).map(number =>
        store.write(async transaction => {
          await add(transaction, `row ${String(number).padStart(2, '0')}`);
          if (number % 5 === 0) throw new Error(`refused ${number}`);
        }),
      );
      const results = await Promise.allSettled(writes);
      const refused = numbered(20).filter(number => results[number]?.status === 'rejected');
      assert.deepEqual(refused, [0, 5, 10, 15]);
      assert.equal((await store.read(sessions)).length, 16);
    });

    test('a statement that fails fails the transaction, also where its error is caught', async () => {
      const write = store.write(async transaction => {
        await add(transaction, 'a');
        await add(transaction, 'a').catch(() => {});
        return 'went on';
      });
      await assert.rejects(write, /unique/i);
      assert.deepEqual(await store.read(sessions), []);
    });

    test('a wrong statement is refused', async () => {
      await assert.rejects(
        store.read(query => query.all('SELECT a FROM nowhere', [])),
        /nowhere/,
      );
      await assert.rejects(
        store.write(open => open.run('UPDATE nowhere SET a = 1', [])),
        /nowhere/,
      );
    });

    test('a transaction cannot be used after its end', async () => {
      const kept = await store.write(async transaction => ({ transaction }));
      await assert.rejects(add(kept.transaction, 'late'), /after the end of its transaction/);
      assert.deepEqual(await store.read(sessions), []);
    });

    test('statements that are not waited for run in their order and belong to the transaction', async () => {
      await store.write(async transaction => {
        await Promise.all(numbered(5).map(number => add(transaction, `row ${number}`)));
        void add(transaction, 'last');
      });
      assert.equal((await store.read(sessions)).length, 6);
    });

    test('a reader does not see what is not committed', async () => {
      const seen: unknown[] = [];
      const reads: Promise<void>[] = [];
      await store
        .write(async transaction => {
          await add(transaction, 'a');
          // Not awaited here: on one connection the read waits for the commit.
          reads.push(store.read(async query => void seen.push(await query.first(select, [pool]))));
          await add(transaction, 'b');
          throw new Error('given up');
        })
        .catch(() => {});
      await Promise.all(reads);
      assert.deepEqual(seen, [undefined]);
    });

    test('of 50 that use one code up, exactly one wins', async () => {
      const key = { poolId: pool, sub: 'u', purpose: 'reset' } as const;
      const code = { clientId: 'c', hash: 'h', attribute: 'email', issuedAt: 1, expiresAt: 1000 };
      await store.write(transaction => saveCode(transaction, key, code));
      const won = await Promise.all(
        numbered(50).map(number => nodeFor(number).write(open => consumeCode(open, key, 'h', 500))),
      );
      assert.equal(won.filter(Boolean).length, 1);
    });

    test('reading and then writing loses no update among concurrent transactions', async () => {
      const where = 'WHERE pool_id = $1 AND session = $2';
      await store.write(transaction => add(transaction, 'counter', 0));
      await Promise.all(
        numbered(30).map(number =>
          nodeFor(number).write(async transaction => {
            const row = await transaction.first(`SELECT expires_at FROM used_sessions ${where}`, [
              pool,
              'counter',
            ]);
            const next = Number(row?.expires_at) + 1;
            await transaction.run(`UPDATE used_sessions SET expires_at = $3 ${where}`, [
              pool,
              'counter',
              next,
            ]);
          }),
        ),
      );
      const [row] = await store.read(query => query.all(select, [pool]));
      assert.equal(row?.expires_at, 30);
    });

    test('two transactions that each read what the other writes are serialized', async () => {
      // Write skew: each adds a row only where the table is empty.
      const addToEmpty = (session: string) => async (transaction: Transaction) => {
        if ((await sessions(transaction)).length === 0) await add(transaction, session);
      };
      await Promise.all(numbered(10).map(number => nodeFor(number).write(addToEmpty(`row ${number}`))));
      assert.equal((await store.read(sessions)).length, 1);
    });

    test('ON CONFLICT with RETURNING gives the row as it is now', async () => {
      const upsert = `INSERT INTO attempts (pool_id, subject, action, count, last_at, expires_at)
        VALUES ($1, $2, 'sign-in', 1, $3, $3) ON CONFLICT (pool_id, subject, action)
        DO UPDATE SET count = attempts.count + 1, last_at = $3 RETURNING count, last_at`;
      const count = (at: number) => store.write(open => open.first(upsert, [pool, 's', at]));
      assert.deepEqual({ ...(await count(5)) }, { count: 1, last_at: 5 });
      assert.deepEqual({ ...(await count(7)) }, { count: 2, last_at: 7 });
      assert.deepEqual(
        (await store.write(open => open.all(upsert, [pool, 's', 9]))).map(row => row.count),
        [3],
      );
    });

    test('run tells how many rows it changed', async () => {
      await store.write(async transaction => {
        for (const session of ['a', 'b', 'c']) await add(transaction, session);
      });
      const remove = 'DELETE FROM used_sessions WHERE pool_id = $1 AND session > $2';
      assert.equal(await store.write(open => open.run(remove, [pool, 'a'])), 2);
      assert.equal(await store.write(open => open.run(remove, [pool, 'a'])), 0);
      const again = `${insert} ON CONFLICT DO NOTHING`;
      assert.equal(await store.write(open => open.run(again, [pool, 'a', 1])), 0);
    });

    test('text is ordered and ranged by its bytes, whatever the language of the server', async () => {
      // U+FF5E before U+1F511: their order in UTF-16 is the other way round.
      const ordered = [
        '',
        ' ',
        'A',
        'Z',
        'Zoe',
        '_',
        'a',
        'ab',
        'zoe',
        'zoé',
        'é',
        'ß',
        'я',
        '～',
        '🔑',
      ].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      await store.write(async transaction => {
        for (const session of ordered.toReversed()) await add(transaction, session);
      });
      assert.deepEqual(await store.read(sessions), ordered);
      const range = `SELECT session FROM used_sessions WHERE pool_id = $1 AND session >= $2 AND session < $3
        ORDER BY session DESC`;
      const prefixed = (prefix: string, end: string) =>
        store.read(async query => (await query.all(range, [pool, prefix, end])).map(row => row.session));
      assert.deepEqual(await prefixed('zo', 'zp'), ['zoé', 'zoe']);
      assert.deepEqual(await prefixed('Z', '['), ['Zoe', 'Z']);
      assert.deepEqual(await prefixed('é', 'ê'), ['é']);
      assert.deepEqual(await prefixed('～', '\u{ffff}'), ['～']);
    });

    test('null, the empty text, line ends, quotes and big numbers come back as they went in', async () => {
      const add = `INSERT INTO codes (pool_id, sub, purpose, client_id, code_hash, attribute, issued_at, expires_at,
        used_at) VALUES ($1, $2, 'reset', $3, $4, '', $5, $6, $7)`;
      const read = `SELECT sub, client_id, code_hash, issued_at, expires_at, used_at FROM codes
        WHERE pool_id = $1 AND purpose = 'reset' ORDER BY sub`;
      const rows = [
        {
          sub: '',
          client_id: null,
          code_hash: '',
          issued_at: 0,
          expires_at: 1_795_219_200_123,
          used_at: null,
        },
        {
          sub: "o'",
          client_id: '',
          code_hash: '"\r\n\t\\',
          issued_at: -1,
          expires_at: 2 ** 53 - 1,
          used_at: 7,
        },
      ];
      await store.write(async transaction => {
        for (const row of rows) await transaction.run(add, [pool, ...Object.values(row)]);
      });
      assert.deepEqual(
        (await store.read(query => query.all(read, [pool]))).map(row => ({ ...row })),
        rows,
      );
    });

    test('counts, sums and comparisons are numbers', async () => {
      await store.write(async transaction => {
        for (const at of [1_700_000_000_000, 1_800_000_000_000]) await add(transaction, `at ${at}`, at);
      });
      const sql = `SELECT COUNT(*) AS n, SUM(expires_at) AS total, MAX(expires_at) > 5 AS late, MIN(expires_at) < 5 AS early
        FROM used_sessions WHERE pool_id = $1`;
      const row = await store.read(query => query.first(sql, [pool]));
      assert.deepEqual({ ...row }, { n: 2, total: 3_500_000_000_000, late: 1, early: 0 });
    });

    test('first gives the first row, or undefined', async () => {
      assert.equal(await store.read(query => query.first(select, [pool])), undefined);
      await store.write(async transaction => {
        for (const session of ['b', 'a']) await add(transaction, session);
      });
      assert.equal((await store.read(query => query.first(select, [pool])))?.session, 'a');
    });

    test('a parameter may be used twice and out of order', async () => {
      await store.write(transaction => add(transaction, 'twice', 3));
      const sql = `SELECT session FROM used_sessions
        WHERE expires_at = $3 AND session = $2 AND pool_id = $1 AND session >= $2`;
      assert.equal((await store.read(query => query.all(sql, [pool, 'twice', 3]))).length, 1);
    });

    test('close waits for what is under way', async () => {
      const started = Promise.withResolvers<void>();
      const write = store.write(async transaction => {
        started.resolve();
        await add(transaction, 'a');
        await sessions(transaction);
        await add(transaction, 'b');
        return 'done';
      });
      const read = store.read(async query => {
        await turn();
        return sessions(query);
      });
      await started.promise;
      const closed = store.close().then(() => 'closed');
      const order: string[] = [];
      await Promise.all(
        [write, read.then(() => 'read'), closed].map(async each => {
          order.push(await each);
        }),
      );
      assert.equal(order.at(-1), 'closed');
      assert.deepEqual(order.toSorted(), ['closed', 'done', 'read']);
    });

    test('after close, reading and writing are refused; closing again is not', async () => {
      await store.close();
      await assert.rejects(store.read(sessions), /The store is closed/);
      await assert.rejects(
        store.write(transaction => add(transaction, 'a')),
        /The store is closed/,
      );
      await store.close();
    });
  });
}
