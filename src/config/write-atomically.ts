import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** How a file is written. */
export interface WriteOptions {
  /**
   * What becomes of a link at the path: `followed`, it stays one, and what it leads to is written; `replaced`, the file takes
   * its place. In a folder that others write to it is to be replaced: they would choose which file of ours is lost.
   */
  readonly links: 'followed' | 'replaced';
  /** The permissions of the file; left out, those that it has. */
  readonly mode?: number;
}

/**
 * Writes a file whole or not at all: who reads it at any moment sees all of what it was or of what it is.
 *
 * @param path absolute
 * @param unique what no other writer has in the name of its temporary file, which begins with a dot
 * @throws Error of the file system, or where something is there that is no regular file, such as a device
 */
export function writeAtomically(
  path: string,
  text: string,
  unique: string,
  { links, mode }: WriteOptions,
): void {
  const isFollowed = links === 'followed';
  const seen = (isFollowed ? statSync : lstatSync)(path, { throwIfNoEntry: false });
  const known = seen?.isSymbolicLink() ? undefined : seen;
  if (known && !known.isFile()) throw noRegularFile(path);
  const target = known && isFollowed ? realpathSync(path) : path;
  const temporary = join(dirname(target), `.${basename(target)}.${unique}`);
  const permissions = mode ?? (known && known.mode & 0o777);
  const file = openSync(temporary, 'wx', permissions ?? 0o666);
  try {
    try {
      writeFileSync(file, text);
      // What the process may not give away at creation, such as writing by a group.
      if (permissions !== undefined) fchmodSync(file, permissions);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function noRegularFile(path: string): Error {
  return Object.assign(new Error(`${path} is no regular file`), { code: 'no regular file' });
}
