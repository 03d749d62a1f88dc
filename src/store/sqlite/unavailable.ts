import { StoreUnavailable } from '../store.ts';

/**
 * What to say of an error by its name: SQLite's primary result code, or the operating system's error code.
 */
const sentences: Readonly<Record<string, (place: string) => string>> = {
  5: place => `Another program holds a lock on the database in ${place}. Close it and start again.`,
  8: place =>
    `The database in ${place} cannot be written by this user. Give this user the right to write it.`,
  10: place => `The disk failed while the database in ${place} was read or written. See the system's log.`,
  11: place => `The database in ${place} is damaged. Restore lifeguard.db from a backup, or move it away.`,
  13: place => `The disk that holds ${place} is full. Make room and start again.`,
  14: place =>
    `The database in ${place} cannot be opened by this user. Check who owns the folder and its files.`,
  26: place =>
    `The file lifeguard.db in ${place} is not a SQLite database. Restore it from a backup, or move it away.`,
  EACCES: notPermitted,
  EPERM: notPermitted,
  EROFS: place => `The disk that holds ${place} is read-only. Choose another folder with --data.`,
  ENOSPC: place => `The disk that holds ${place} is full. Make room and start again.`,
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  ENOENT: noFolder,
};

function notPermitted(place: string): string {
  return `This user may not use ${place}. Change its owner or permissions, or choose another folder with --data.`;
}

function noFolder(place: string): string {
  return `The data folder cannot be made: something else is in the way of ${place}. Choose another with --data.`;
}

/** The error as a sentence for people where it is known; else the error itself. */
export function sqliteUnavailable(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable) return error;
  const sentence = sentences[codeOf(error)];
  return sentence ? new StoreUnavailable(sentence(place), { cause: error }) : error;
}

function codeOf(error: Error): string {
  // The low byte of an extended result code is the primary one.
  if ('errcode' in error && typeof error.errcode === 'number') return String(error.errcode & 0xff);
  return 'code' in error ? String(error.code) : '';
}
