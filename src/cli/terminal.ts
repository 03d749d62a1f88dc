import { text } from 'node:stream/consumers';
import type { Environment } from '../config/substitute.ts';
import { version } from '../server/version.ts';

/** What a command may use of the process that it runs in. */
export interface Terminal {
  /** Writes a line to the standard output: the command's answer. */
  say(line: string): void;
  /** Writes a line to the standard error: what went wrong, or how far it is. */
  complain(line: string): void;
  /** Whether the standard output may be coloured. */
  readonly colour: boolean;
  /** How wide a line may be; 80 where the standard output is no terminal. */
  readonly columns: number;
  readonly environment: Environment;
  /** The working directory. */
  readonly directory: string;
  /** Of the package. */
  readonly version: string;
  /** All that comes by the standard input, until it ends. */
  readInput(): Promise<string>;
  /** The standard input as it comes, for what may be too long to hold. */
  input(): AsyncIterable<Uint8Array>;
  /** Resolves when the process is asked to end, by Ctrl-C or SIGTERM. */
  untilStopped(): Promise<void>;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process;
  // A reader that goes away, such as `head`, ends the writing but is no error.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  return {
    say: line => void stdout.write(`${line}\n`),
    complain: line => void stderr.write(`${line}\n`),
    colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    columns: stdout.columns || 80,
    environment: env,
    directory: process.cwd(),
    version,
    readInput: () => text(stdin),
    input: () => stdin,
    untilStopped: () =>
      new Promise(resolve => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
        if (env.npm_command === 'exec') whenOrphaned(resolve);
      }),
  };
}

/**
 * npx puts a shell between itself and the command, and a signal ends the shell
 * alone: the command would be left.
 */
function whenOrphaned(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 300).unref();
}
