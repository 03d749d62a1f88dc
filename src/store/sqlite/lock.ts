import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../store.ts';
import { createPrivateFile } from './private-file.ts';

/** A data folder held for this process alone. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder for this process. The lock is the operating system's, on an empty SQLite database, so it
 * ends with the process however that ends; the number beside it only tells people who holds it.
 *
 * @throws {StoreUnavailable} where another process, or this one, holds the folder already.
 */
export function lockFolder(folder: string): FolderLock {
  const holder = join(folder, 'lifeguard.pid');
  const file = join(folder, 'lifeguard.lock');
  createPrivateFile(file);
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    // Its journal stays in memory: nothing is ever written.
    lock.exec('PRAGMA journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(holder, `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    lock.close();
    throw isBusy(error) ? heldBy(holder, folder) : error;
  }
  return {
    release() {
      rmSync(holder, { force: true });
      lock.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function heldBy(holder: string, folder: string): StoreUnavailable {
  return new StoreUnavailable(
    `The data folder ${folder} is already used by ${processIn(holder)}. Stop it, or choose another folder with --data.`,
  );
}

function processIn(holder: string): string {
  try {
    const id = readFileSync(holder, 'utf8').trim();
    return id === '' ? 'another process' : `process ${id}`;
  } catch {
    return 'another process';
  }
}
