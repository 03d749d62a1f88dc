import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, test } from 'node:test';
import { migrations } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { StoreUnavailable } from '../../src/store/store.ts';

const root = mkdtempSync(join(tmpdir(), 'lifeguard-folder-'));
chmodSync(root, 0o755);
after(() => rmSync(root, { recursive: true }));

/** Opens a store that cannot be opened and gives the sentence. */
async function refusal(data: string): Promise<string> {
  const error: unknown = await openStore({ data }).then(
    store => store.close(),
    thrown => thrown,
  );
  assert.ok(error instanceof StoreUnavailable, `no StoreUnavailable but ${error}`);
  return error.message;
}

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('the data folder', () => {
  test('is made with all above it, for its owner alone', async () => {
    const folder = join(root, 'deep', 'down');
    const store = await openStore({ data: folder });
    assert.equal(mode(folder), '700');
    const files = readdirSync(folder).sort();
    assert.deepEqual(
      files,
      ['db', 'db-shm', 'db-wal', 'lock', 'pid'].map(end => `lifeguard.${end}`),
    );
    for (const file of files) assert.equal(mode(join(folder, file)), '600', file);
    await store.close();
    assert.deepEqual(readdirSync(folder).sort(), ['lifeguard.db', 'lifeguard.lock']);
  });

  test('that exists keeps its permissions', async () => {
    const folder = join(root, 'given');
    mkdirSync(folder);
    chmodSync(folder, 0o750);
    await (await openStore({ data: folder })).close();
    assert.equal(mode(folder), '750');
  });

  test('keeps its rows from one opening to the next', async () => {
    const folder = join(root, 'kept');
    const first = await openStore({ data: folder });
    await first.write(open => open.run('UPDATE configuration SET version = $1', [41]));
    await first.close();
    const second = await openStore({ data: folder });
    const row = await second.read(query => query.first('SELECT version FROM configuration', []));
    assert.equal(row?.version, 41);
    await second.close();
  });

  test('opens once in a process; the second is told by whom it is used', async () => {
    const folder = join(root, 'twice');
    const store = await openStore({ data: folder });
    assert.match(await refusal(folder), new RegExp(`already used by process ${process.pid}\\.`));
    await store.write(open => open.run('UPDATE configuration SET version = 1', []));
    await store.close();
    await (await openStore({ data: folder })).close();
  });

  test('is refused to a second process while the first lives, and free once it is killed', async () => {
    const folder = join(root, 'killed');
    const child = spawn(process.execPath, [join(import.meta.dirname, 'append-until-killed.ts'), folder, 'r']);
    await once(child.stdout, 'data');
    assert.match(await refusal(folder), new RegExp(`already used by process ${child.pid}\\.`));
    child.kill('SIGKILL');
    await once(child, 'close');
    await (await openStore({ data: folder })).close();
  });
});

describe('a SQLite store that cannot be opened says in one sentence why', () => {
  const cases: readonly { name: string; prepare(folder: string): void; says: RegExp; as?: 'nobody' }[] = [
    {
      name: 'the folder is a file',
      prepare: folder => writeFileSync(folder, ''),
      says: /^The data folder cannot be made: something else is in the way of the folder \S+/,
    },
    {
      name: 'the database is some other file',
      prepare: folder => {
        mkdirSync(folder);
        writeFileSync(
          join(folder, 'lifeguard.db'),
          'not a database at all, but long enough to be one\n'.repeat(50),
        );
      },
      says: /lifeguard\.db in the folder \S+ is not a SQLite database/,
    },
    {
      name: 'the database is damaged',
      prepare: folder => {
        mkdirSync(folder);
        const file = join(folder, 'lifeguard.db');
        const database = new DatabaseSync(file);
        database.exec('CREATE TABLE schema_version (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)');
        // The tree of its tables points to where there is nothing.
        database.enableDefensive(false);
        database.exec('PRAGMA writable_schema = ON');
        database.exec('UPDATE sqlite_master SET rootpage = 4711');
        database.close();
      },
      says: /The database in the folder \S+ is damaged/,
    },
    {
      name: 'a newer program wrote it',
      prepare: folder => {
        mkdirSync(folder);
        const database = new DatabaseSync(join(folder, 'lifeguard.db'));
        database.exec('CREATE TABLE schema_version (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)');
        database.exec('INSERT INTO schema_version (id, version) VALUES (1, 99)');
        database.close();
      },
      says: new RegExp(
        `A newer Lifeguard wrote .*version 99, and this program knows up to version ${migrations.length}\\.`,
      ),
    },
    {
      name: 'the user may not write to the folder',
      prepare: folder => {
        mkdirSync(folder);
        chmodSync(folder, 0o555);
      },
      as: 'nobody',
      says: /^This user may not use the folder \S+/,
    },
    {
      name: 'the user may not read the database',
      prepare: folder => {
        mkdirSync(folder);
        chmodSync(folder, 0o777);
        writeFileSync(join(folder, 'lifeguard.db'), '');
        chmodSync(join(folder, 'lifeguard.db'), 0);
      },
      as: 'nobody',
      says: /The database in the folder \S+ cannot be opened by this user/,
    },
    {
      name: 'the user may not write the database',
      prepare: folder => {
        mkdirSync(folder);
        chmodSync(folder, 0o777);
        writeFileSync(join(folder, 'lifeguard.db'), '');
        chmodSync(join(folder, 'lifeguard.db'), 0o444);
      },
      as: 'nobody',
      says: /The database in the folder \S+ cannot be written by this user/,
    },
  ];

  /** Permissions do not bind root, so root steps down for a moment. */
  async function asNobody<T>(work: () => Promise<T>): Promise<T> {
    if (process.getuid?.() !== 0) return work();
    process.seteuid?.('nobody');
    try {
      return await work();
    } finally {
      process.seteuid?.(0);
    }
  }

  for (const { name, prepare, says, as } of cases) {
    test(name, async () => {
      const folder = join(root, name.replaceAll(' ', '-'));
      prepare(folder);
      const sentence = await (as ? asNobody(() => refusal(folder)) : refusal(folder));
      assert.match(sentence, says);
      // What was refused holds nothing: the folder can be taken away and used anew.
      rmSync(folder, { recursive: true, force: true });
      await (await openStore({ data: folder })).close();
    });
  }

  test('the folder cannot be made where it should be', async () => {
    // On Linux nobody makes folders in /proc, whatever the rights; elsewhere a file stands in the way.
    const folder = existsSync('/proc/self') ? '/proc/lifeguard/data' : join(root, 'lifeguard.db', 'data');
    if (!folder.startsWith('/proc')) writeFileSync(join(root, 'lifeguard.db'), '');
    assert.match(await refusal(folder), /^The data folder cannot be made: something else is in the way/);
  });
});
