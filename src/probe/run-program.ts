import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Environment } from '../config/substitute.ts';
import { beforeAbort } from '../pool/before-abort.ts';
import { programEnvironment } from './program-environment.ts';

/** A program of a team's own, and what it is given. No shell reads its arguments. */
export interface Program {
  readonly argv: readonly string[];
  /** The folder that it runs in. */
  readonly folder: string;
  readonly environment: Environment;
  /** The variables that it gets beside what programs need. */
  readonly named?: readonly string[] | undefined;
  /** What stands on its standard input. */
  readonly input: string;
  /** The bytes that it may write to its standard output; left out, nobody reads what it writes. */
  readonly mostPrinted?: number;
}

/** What became of a program. */
export type ProgramEnd =
  /** `how`: its exit code, or the signal that ended it. */
  | { readonly kind: 'ended'; readonly how: number | string; readonly printed: Buffer }
  /** `code`: such as `ENOENT`. */
  | { readonly kind: 'not run'; readonly code: string }
  | { readonly kind: 'prints too much'; readonly bytes: number }
  /** The signal aborted first. */
  | { readonly kind: 'too late' };

/** Milliseconds after its end in which what it wrote arrives, where something that it left behind holds its output open. */
const afterEnd = 1_000;

/**
 * Runs a program until it ends or the signal aborts. What it has started ends with it, either way, unless that has left its
 * group of processes, as by `setsid`: nobody here finds it then. What it writes to its standard error is not read: it may hold
 * what the program was given.
 */
export async function runProgram(program: Program, signal: AbortSignal): Promise<ProgramEnd> {
  let child: ChildProcess | undefined;
  try {
    child = started(program);
    // One that does not read what it is told closes the pipe.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(program.input);
    return await beforeAbort(endOf(child, program.mostPrinted ?? 0), signal);
  } catch (error) {
    if (signal.aborted) return { kind: 'too late' };
    // Of what keeps a program from being run, some is thrown at once, and the rest told later.
    return notRun(error);
  } finally {
    child?.stdin?.destroy();
    child?.stdout?.destroy();
    if (child) endGroup(child);
  }
}

function started({ argv, folder, environment, named, mostPrinted }: Program): ChildProcess {
  const [file = '', ...args] = argv;
  return spawn(file, args, {
    cwd: folder,
    env: programEnvironment(environment, named),
    // A group of its own, so that what it started ends with it.
    detached: process.platform !== 'win32',
    stdio: ['pipe', mostPrinted === undefined ? 'ignore' : 'pipe', 'ignore'],
  });
}

function notRun(error: unknown): ProgramEnd {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'not started';
  return { kind: 'not run', code };
}

/** Once it has ended, and nobody can write to its output any more, or a second is over. */
function endOf(child: ChildProcess, mostPrinted: number): Promise<ProgramEnd> {
  const { promise, resolve } = Promise.withResolvers<ProgramEnd>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostPrinted) resolve({ kind: 'prints too much', bytes });
    else chunks.push(chunk);
  });
  child.stdout?.on('error', () => undefined);
  child.on('error', error => resolve(notRun(error)));
  child.once('exit', async (code, signal) => {
    if (child.stdout) await closed(child.stdout);
    resolve({ kind: 'ended', how: code ?? signal ?? 'ended', printed: Buffer.concat(chunks) });
  });
  return promise;
}

function closed(output: Readable): Promise<void> {
  if (output.closed) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, afterEnd);
  output.once('close', resolve);
  return promise.finally(() => clearTimeout(timer));
}

/** With all that it has started, whether it has ended itself or not. */
function endGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is there any more.
  }
}
