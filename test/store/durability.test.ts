import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, test } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

const root = mkdtempSync(join(tmpdir(), 'lifeguard-durability-'));
after(() => rmSync(root, { recursive: true }));

/** Starts a process that appends rows, kills it when it has acknowledged so many, and gives all that it acknowledged. */
async function appendUntilKilled(folder: string, round: string, enough: number): Promise<number[]> {
  const program = join(import.meta.dirname, 'append-until-killed.ts');
  const child = spawn(process.execPath, [program, folder, round], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === enough) child.kill('SIGKILL');
  }
  return acknowledged;
}

async function rowsOf(store: Store, round: string): Promise<Set<unknown>> {
  const sql = 'SELECT session FROM used_sessions WHERE pool_id = $1';
  return new Set((await store.read(query => query.all(sql, [round]))).map(row => row.session));
}

describe('a process that is killed while it writes', () => {
  const folder = join(root, 'killed');
  for (const enough of [1, 2, 40, 333, 1000, 3000]) {
    test(`after ${enough} acknowledged writes: the next opens the store and finds each of them whole`, async () => {
      const round = `round ${enough}`;
      const acknowledged = await appendUntilKilled(folder, round, enough);
      assert.ok(acknowledged.length >= enough);
      const store = await openStore({ data: folder });
      const rows = await rowsOf(store, round);
      await store.close();
      const lost = acknowledged.filter(
        number => !rows.has(`${number} first`) || !rows.has(`${number} second`),
      );
      assert.deepEqual(lost, []);
      const halves = [...rows].filter(row => {
        const [number, half] = String(row).split(' ');
        return !rows.has(`${number} ${half === 'first' ? 'second' : 'first'}`);
      });
      assert.deepEqual(halves, []);
      const database = new DatabaseSync(join(folder, 'lifeguard.db'), { readOnly: true });
      assert.deepEqual({ ...database.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
      database.close();
    });
  }
});

describe('group commit', () => {
  /** Bytes that one page takes in the write-ahead log. Each commit appends one page at least. */
  const frame = 24 + 4096;
  const writes = Array.from({ length: 400 }, (_, number) => number);

  async function framesWrittenBy(
    name: string,
    work: (write: (n: number) => Promise<unknown>) => Promise<unknown>,
  ) {
    const folder = join(root, name);
    const store = await openStore({ data: folder });
    const size = () => statSync(join(folder, 'lifeguard.db-wal')).size / frame;
    const before = size();
    await work(number =>
      store.write(transaction =>
        transaction.run('UPDATE configuration SET version = $1 WHERE id = 1', [number + 1]),
      ),
    );
    const frames = Math.round(size() - before);
    await store.close();
    return frames;
  }

  test('writes one after the other append to the log each', async () => {
    const frames = await framesWrittenBy('lone', async write => {
      for (const number of writes) await write(number);
    });
    assert.equal(frames, writes.length);
  });

  test('writes at the same time share commits: 256 each at most', async () => {
    const frames = await framesWrittenBy('together', write => Promise.all(writes.map(write)));
    assert.equal(frames, 2);
  });
});
