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
import { NotReached } from '../not-reached.ts';

/**
 * Writes a file whole or not at all, with the permissions that it has. A link to it stays one.
 *
 * @param path absolute
 * @param unique what no other writer has in the name of its temporary file
 * @throws NotReached
 */
export function writeAtomically(path: string, text: string, unique: string): void {
  let temporary: string | undefined;
  try {
    const known = statSync(path, { throwIfNoEntry: false });
    const target = known ? realpathSync(path) : path;
    temporary = join(dirname(target), `.${basename(target)}.${unique}`);
    const file = openSync(temporary, 'wx', known ? known.mode & 0o777 : 0o666);
    try {
      writeFileSync(file, text);
      // What the process may not give away at creation, such as writing by a group, is the file's own.
      if (known) fchmodSync(file, known.mode & 0o777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new NotReached(`${path} cannot be written${code}.`);
  }
}
