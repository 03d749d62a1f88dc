import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: who reads it at any moment sees all of what it was or of what it is. A link to it stays
 * one.
 *
 * @param path absolute
 * @param unique what no other writer has in the name of its temporary file, which begins with a dot
 * @param mode its permissions; left out, those that it has
 * @throws Error of the file system
 */
export function writeAtomically(path: string, text: string, unique: string, mode?: number): void {
  const known = statSync(path, { throwIfNoEntry: false });
  const target = known ? realpathSync(path) : path;
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
