import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Problem } from './problem.ts';

/** The most bytes that a pools.yaml may have. */
export const mostBytes: number = 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'a directory',
  EACCES: 'a file that must not be read by this user',
  EPERM: 'a file that must not be read by this user',
};

/**
 * Reads a file of UTF-8 text.
 *
 * @param keepsMark whether its byte order mark stays in the text, for what is to be written as it was
 */
export function readText(
  path: string,
  keepsMark: boolean = false,
): { readonly text: string } | { readonly problem: Problem } {
  const problem = (expected: string, found: string): { problem: Problem } => ({
    problem: { file: path, line: 0, column: 0, path: '', expected, found },
  });
  let bytes: Buffer;
  try {
    bytes = readAtMost(path, mostBytes + 1);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return problem('a readable file', reasons[code] ?? `the error ${code}`);
  }
  if (bytes.length > mostBytes) return problem('a file of at most 1 MiB', 'a larger one');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepsMark }).decode(bytes) };
  } catch {
    return problem('text in UTF-8', 'bytes that are not UTF-8');
  }
}

/** Bounded by count and not by the size that the file claims: a device or a pipe claims none. */
function readAtMost(path: string, count: number): Buffer {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' });
    const buffer = Buffer.alloc(count);
    let filled = 0;
    while (filled < count) {
      const read = readSync(file, buffer, filled, count - filled, null);
      if (read === 0) break;
      filled += read;
    }
    return buffer.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}
