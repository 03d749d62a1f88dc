import { writeAtomically } from '../../pool/write-atomically.ts';
import { NotReached } from '../not-reached.ts';

/** Writes a file whole or not at all, with the permissions that it has. @throws NotReached */
export function replaceFile(path: string, text: string, unique: string): void {
  try {
    writeAtomically(path, text, unique);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new NotReached(`${path} cannot be written${code}.`);
  }
}
