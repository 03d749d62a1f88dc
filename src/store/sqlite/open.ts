import { join, resolve } from 'node:path';
import { openGate } from '../gate.ts';
import { makeFolder } from '../make-folder.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations.ts';
import { type Query, type Store, StoreUnavailable } from '../store.ts';
import { type Connection, connect } from './connection.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { createPrivateFile } from './private-file.ts';
import { sqliteUnavailable } from './unavailable.ts';
import { groupCommit } from './write.ts';

/** What is open, in the order in which it is closed. */
interface Opened {
  readonly reader: Connection;
  readonly writer: Connection;
  readonly lock: FolderLock | undefined;
}

/**
 * Opens the SQLite database in that folder, or one in memory for `memory`.
 *
 * @throws {StoreUnavailable}
 */
export async function openSqlite(data: string): Promise<Store> {
  const place = data === 'memory' ? 'memory' : `the folder ${resolve(data)}`;
  let opened: Opened | undefined;
  try {
    opened = data === 'memory' ? openMemory() : openFolder(resolve(data));
    const store = storeOn(opened);
    await migrate(store, migrations, { place, prepare: [], adapt: statement => statement });
    return store;
  } catch (error) {
    if (opened) letGo(opened);
    throw sqliteUnavailable(error, place);
  }
}

function openMemory(): Opened {
  const connection = connect(':memory:', 'write');
  return { reader: connection, writer: connection, lock: undefined };
}

function openFolder(folder: string): Opened {
  makeFolder(folder);
  const lock = lockFolder(folder);
  const file = join(folder, 'lifeguard.db');
  let writer: Connection | undefined;
  try {
    // SQLite gives the files that it puts beside the database the same permissions.
    createPrivateFile(file);
    writer = connect(file, 'write');
    const mode = writer.first('PRAGMA journal_mode = WAL', []);
    if (mode?.journal_mode !== 'wal') throw noSharedMemory(folder);
    // A commit returns when it is on the disk.
    writer.all('PRAGMA synchronous = FULL', []);
    return { reader: connect(file, 'read'), writer, lock };
  } catch (error) {
    writer?.close();
    lock.release();
    throw error;
  }
}

function noSharedMemory(folder: string): StoreUnavailable {
  return new StoreUnavailable(
    `The disk that holds the folder ${folder} cannot share memory between readers and a writer, as network disks ` +
      'often cannot. Choose a folder on a local disk with --data, or use PostgreSQL with --store.',
  );
}

function storeOn(opened: Opened): Store {
  const { reader, writer } = opened;
  const gate = openGate();
  const group = groupCommit(writer);

  /**
   * Nothing uncommitted must be seen. While no transaction is open the writer's own connection shows none,
   * and it knows most pages already, where each commit makes the reader's forget all of them.
   */
  async function readable(): Promise<Connection> {
    if (reader === writer) await group.idle();
    return group.isOpen() ? reader : writer;
  }

  const query: Query = {
    all: async (sql, parameters) => (await readable()).all(sql, parameters),
    first: async (sql, parameters) => (await readable()).first(sql, parameters),
  };
  let closing: Promise<void> | undefined;
  return {
    engine: 'sqlite',
    read: work => gate.enter(() => work(query)),
    write: work => gate.enter(() => group.write(work)),
    close() {
      closing ??= gate.close().then(() => letGo(opened));
      return closing;
    },
  };
}

function letGo({ reader, writer, lock }: Opened): void {
  if (reader !== writer) reader.close();
  // The last connection to close folds the write-ahead log into the database.
  writer.close();
  lock?.release();
}
