import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';

const mebibyte = 1024 * 1024;

/**
 * The text of a file, or of the standard input for `-`. PowerShell writes UTF-16 where a program prints UTF-8, so that is
 * read too.
 *
 * @param most in MiB
 * @throws NotReached if it is not there, too large, or no text
 */
export async function readBounded(name: string, most: number, terminal: Terminal): Promise<string> {
  const bytes = await readBytes(name, most, terminal);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new NotReached(`${shownName(name)} is no text.`);
  }
}

/** As readBounded, but not decoded. */
export async function readBytes(name: string, most: number, terminal: Terminal): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    const input = name === '-' ? terminal.input() : createReadStream(resolve(terminal.directory, name));
    for await (const piece of input as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > most * mebibyte) throw new NotReached(`${shownName(name)} has more than ${most} MiB.`);
      pieces.push(piece);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new NotReached(
      code === 'ENOENT' ? `There is no file ${name}.` : `${shownName(name)} cannot be read (${code}).`,
    );
  }
  return Buffer.concat(pieces);
}

/** What a report calls a file that was named on the command line. */
export function shownName(name: string): string {
  return name === '-' ? 'the standard input' : name;
}
