import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';

const mebibyte = 1024 * 1024;

/** A file by its absolute path, and as it is told. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
}

/**
 * The text of a file, or of the standard input for `-`. PowerShell writes UTF-16 where a program prints UTF-8, so that is
 * read too.
 *
 * @param most in MiB
 * @throws NotReached if it is not there, too large, or no text
 */
export async function readBounded(name: string, most: number, terminal: Terminal): Promise<string> {
  return decoded(await readBytes(name, most, terminal), name);
}

/** As readBounded, of a file that nobody named on the command line: `-` is a name like any other. */
export async function readFileBounded({ path, name }: NamedFile, most: number): Promise<string> {
  return decoded(await bytesOf(createReadStream(path), most, name), name);
}

/** As readBounded, but not decoded. */
export async function readBytes(name: string, most: number, terminal: Terminal): Promise<Buffer> {
  const input = name === '-' ? terminal.input() : createReadStream(resolve(terminal.directory, name));
  return bytesOf(input, most, name);
}

async function bytesOf(input: AsyncIterable<Uint8Array>, most: number, name: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of input) {
      length += piece.length;
      if (length > most * mebibyte) throw new NotReached(`${shownName(name)} has more than ${most} MiB.`);
      pieces.push(piece);
    }
  } catch (error) {
    throw notRead(error, name);
  }
  return Buffer.concat(pieces);
}

/** What is told of an error of the file system; any other is handed back. */
export function notRead(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  return new NotReached(
    code === 'ENOENT' ? `There is no file ${name}.` : `${shownName(name)} cannot be read (${code}).`,
  );
}

function decoded(bytes: Buffer, name: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new NotReached(`${shownName(name)} is no text.`);
  }
}

/** What a report calls a file that was named on the command line. */
export function shownName(name: string): string {
  return name === '-' ? 'the standard input' : name;
}
