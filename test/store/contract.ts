import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { consumeCode, saveCode } from '../../src/store/codes.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { add, pool, selectSessions, sessions } from './session-rows.ts';
import { statementContract } from './statement-contract.ts';

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
          reads.push(store.read(async query => void seen.push(await query.first(selectSessions, [pool]))));
          await add(transaction, 'b');
          throw new Error('given up');
        })
        .catch(() => {});
      await Promise.all(reads);
      assert.deepEqual(seen, [undefined]);
    });

    test('of 50 that use one code up, exactly one wins', async () => {
      const key = { poolId: pool, sub: 'u', purpose: 'reset' } as const;
      const code = {
        clientId: 'c',
        hash: 'h',
        awaiting: undefined,
        attribute: 'email',
        issuedAt: 1,
        expiresAt: 1000,
      };
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
      const [row] = await store.read(query => query.all(selectSessions, [pool]));
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

    statementContract(() => store);

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
