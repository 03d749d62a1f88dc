import { accessSync, constants, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeAtomically } from '../../config/write-atomically.ts';
import { systemRandom } from '../../pool/random.ts';
import { NotReached } from '../not-reached.ts';
import type { NamedFile } from './read-bounded.ts';

/** Writes a file whole or not at all, with the permissions that it has. @throws NotReached */
export function replaceFile(file: NamedFile, text: string): void {
  requireReplaceable(file);
  try {
    writeAtomically(file.path, text, systemRandom.uuid(), { links: 'followed' });
  } catch (error) {
    throw notWritten(file, error);
  }
}

function notWritten({ name }: NamedFile, error: unknown): NotReached {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new NotReached(`${name} cannot be written${code}.`);
}

/**
 * Refuses what replaceFile would not write. To put another file in the place of one asks nothing of that one itself, so
 * that one which is not to be written, such as a device, would be.
 *
 * @throws NotReached
 */
export function requireReplaceable(file: NamedFile): void {
  const { path, name } = file;
  const known = statSync(path, { throwIfNoEntry: false });
  if (known && !known.isFile()) throw new NotReached(`${name} is no regular file, and is not written.`);
  if (known && (known.mode & 0o222) === 0) throw new NotReached(`${name} is read-only.`);
  if (!known && lstatSync(path, { throwIfNoEntry: false })) {
    throw new NotReached(`${name} is a link to a file that is not there.`);
  }
  try {
    accessSync(dirname(known ? realpathSync(path) : path), constants.W_OK);
  } catch (error) {
    throw notWritten(file, error);
  }
}
