import { accessSync, constants, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeAtomically } from '../../pool/write-atomically.ts';
import { NotReached } from '../not-reached.ts';

/** Writes a file whole or not at all, with the permissions that it has. @throws NotReached */
export function replaceFile(path: string, text: string, unique: string): void {
  requireReplaceable(path, path);
  try {
    writeAtomically(path, text, unique, { links: 'followed' });
  } catch (error) {
    throw notWritten(path, error);
  }
}

function notWritten(name: string, error: unknown): NotReached {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new NotReached(`${name} cannot be written${code}.`);
}

/**
 * Refuses what replaceFile would not write. To put another file in the place of one asks nothing of that one itself, so
 * that one which is not to be written would be.
 *
 * @param name as it is told
 * @throws NotReached
 */
export function requireReplaceable(path: string, name: string): void {
  const known = statSync(path, { throwIfNoEntry: false });
  if (known && (known.mode & 0o222) === 0) throw new NotReached(`${name} is read-only.`);
  if (!known && lstatSync(path, { throwIfNoEntry: false })) {
    throw new NotReached(`${name} is a link to a file that is not there.`);
  }
  try {
    accessSync(dirname(known ? realpathSync(path) : path), constants.W_OK);
  } catch (error) {
    throw notWritten(name, error);
  }
}
