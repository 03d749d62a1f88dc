import { lstatSync, statSync } from 'node:fs';
import { writeAtomically } from '../../pool/write-atomically.ts';
import { NotReached } from '../not-reached.ts';

/** Writes a file whole or not at all, with the permissions that it has. @throws NotReached */
export function replaceFile(path: string, text: string, unique: string): void {
  requireReplaceable(path, path);
  try {
    writeAtomically(path, text, unique);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new NotReached(`${path} cannot be written${code}.`);
  }
}

/**
 * Refuses what replaceFile would not write. To put another file in the place of one asks nothing of that one itself, so
 * that one which is not to be written would be.
 *
 * @param name as it is told
 * @throws NotReached
 */
export function requireReplaceable(path: string, name: string): void {
  if (!lstatSync(path, { throwIfNoEntry: false })) return;
  const known = statSync(path, { throwIfNoEntry: false });
  if (!known) throw new NotReached(`${name} is a link to a file that is not there.`);
  if ((known.mode & 0o222) === 0) throw new NotReached(`${name} is read-only.`);
}
