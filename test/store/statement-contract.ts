import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { add, insertSession, pool, selectSessions, sessions } from './session-rows.ts';

/** Registers the tests of what statements take and give, on the store of the moment. */
export function statementContract(store: () => Store): void {
  test('ON CONFLICT with RETURNING gives the row as it is now', async () => {
    const upsert = `INSERT INTO attempts (pool_id, subject, action, count, last_at, expires_at)
      VALUES ($1, $2, 'sign-in', 1, $3, $3) ON CONFLICT (pool_id, subject, action)
      DO UPDATE SET count = attempts.count + 1, last_at = $3 RETURNING count, last_at`;
    const count = (at: number) => store().write(open => open.first(upsert, [pool, 's', at]));
    assert.deepEqual({ ...(await count(5)) }, { count: 1, last_at: 5 });
    assert.deepEqual({ ...(await count(7)) }, { count: 2, last_at: 7 });
    assert.deepEqual(
      (await store().write(open => open.all(upsert, [pool, 's', 9]))).map(row => row.count),
      [3],
    );
  });

  test('run tells how many rows it changed', async () => {
    await store().write(async transaction => {
      for (const session of ['a', 'b', 'c']) await add(transaction, session);
    });
    const remove = 'DELETE FROM used_sessions WHERE pool_id = $1 AND session > $2';
    assert.equal(await store().write(open => open.run(remove, [pool, 'a'])), 2);
    assert.equal(await store().write(open => open.run(remove, [pool, 'a'])), 0);
    const again = `${insertSession} ON CONFLICT DO NOTHING`;
    assert.equal(await store().write(open => open.run(again, [pool, 'a', 1])), 0);
  });

  test('text is ordered and ranged by its bytes, whatever the language of the server', async () => {
    // U+FF5E before U+1F511: their order in UTF-16 is the other way round.
    const ordered = ['', ' ', 'A', 'Z', 'Zoe', '_', 'a', 'ab', 'zoe', 'zoé', 'é', 'ß', 'я', '～', '🔑'].sort(
      (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
    );
    await store().write(async transaction => {
      for (const session of ordered.toReversed()) await add(transaction, session);
    });
    assert.deepEqual(await store().read(sessions), ordered);
    const range = `SELECT session FROM used_sessions WHERE pool_id = $1 AND session >= $2 AND session < $3
      ORDER BY session DESC`;
    const prefixed = (prefix: string, end: string) =>
      store().read(async query => (await query.all(range, [pool, prefix, end])).map(row => row.session));
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
    await store().write(async transaction => {
      for (const row of rows) await transaction.run(add, [pool, ...Object.values(row)]);
    });
    assert.deepEqual(
      (await store().read(query => query.all(read, [pool]))).map(row => ({ ...row })),
      rows,
    );
  });

  test('counts, sums and comparisons are numbers', async () => {
    await store().write(async transaction => {
      for (const at of [1_700_000_000_000, 1_800_000_000_000]) await add(transaction, `at ${at}`, at);
    });
    const sql = `SELECT COUNT(*) AS n, SUM(expires_at) AS total, MAX(expires_at) > 5 AS late, MIN(expires_at) < 5 AS early
      FROM used_sessions WHERE pool_id = $1`;
    const row = await store().read(query => query.first(sql, [pool]));
    assert.deepEqual({ ...row }, { n: 2, total: 3_500_000_000_000, late: 1, early: 0 });
  });

  test('first gives the first row, or undefined', async () => {
    assert.equal(await store().read(query => query.first(selectSessions, [pool])), undefined);
    await store().write(async transaction => {
      for (const session of ['b', 'a']) await add(transaction, session);
    });
    assert.equal((await store().read(query => query.first(selectSessions, [pool])))?.session, 'a');
  });

  test('a parameter may be used twice and out of order', async () => {
    await store().write(transaction => add(transaction, 'twice', 3));
    const sql = `SELECT session FROM used_sessions
      WHERE expires_at = $3 AND session = $2 AND pool_id = $1 AND session >= $2`;
    assert.equal((await store().read(query => query.all(sql, [pool, 'twice', 3]))).length, 1);
  });
}
