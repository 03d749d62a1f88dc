import { createReadStream, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';

/** One thing that was handed over on the command line. */
export interface GivenOperand {
  /** How it is called in what is told of it. */
  readonly name: string;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** A file's name, where there is no such file; a text has spaces, signs or no ending. */
const fileName =
  /^(?:[~.]{0,2}\/)?(?:[\w.@+-]+\/)*[\w.@+-]+\.(?:json|jsonl|ndjson|gz|log|txt|eml|csv|ya?ml|zip|har)$/;

/**
 * What an operand stands for: `-` for the standard input, the name of a file, or the text itself.
 *
 * @throws NotReached if it is a file that is not there or cannot be read
 */
export function givenOperand(operand: string, terminal: Terminal): GivenOperand {
  if (operand === '-') return { name: 'standard input', bytes: () => terminal.input() };
  const path = resolve(terminal.directory, operand);
  const kind = operand.length <= 1_000 && !operand.includes('\0') ? kindOf(path) : undefined;
  if (kind === 'file') return { name: basename(path), bytes: () => readFile(path, operand) };
  if (kind === 'other') throw new NotReached(`${operand} is no file that can be read.`);
  if (fileName.test(operand)) throw new NotReached(`There is no file ${operand}.`);
  return {
    name: 'text',
    async *bytes() {
      yield Buffer.from(operand);
    },
  };
}

function kindOf(path: string): 'file' | 'other' | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return undefined;
    return stat.isFile() || stat.isFIFO() ? 'file' : 'other';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // A link, token or JSON text is no name that a file could have.
    if (code === 'ENAMETOOLONG' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    return 'other';
  }
}

async function* readFile(path: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 18 });
  } catch (error) {
    const code =
      error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
    throw code === undefined ? error : new NotReached(`${name} cannot be read (${code}).`);
  }
}
