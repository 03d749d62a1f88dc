import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NotReached } from './not-reached.ts';
import type { Terminal } from './terminal.ts';

/** Writes a command's report to a file, or to the standard output where none was named or `-`. @throws NotReached */
export function writeReport(text: string, path: string | undefined, terminal: Terminal): void {
  if (path === undefined || path === '-') {
    terminal.say(text);
    return;
  }
  try {
    writeFileSync(resolve(terminal.directory, path), `${text}\n`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new NotReached(`${path} cannot be written${code}.`);
  }
}
