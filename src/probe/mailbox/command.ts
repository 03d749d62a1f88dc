import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { pause } from '../pause.ts';
import { programEnvironment } from '../program-environment.ts';
import { beforeAbort } from './before-abort.ts';
import type { MailSource, Sighting } from './mail-source.ts';
import type { Mailbox, WantedMail } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { largestMail, tooLarge } from './read-mail.ts';
import { seekMail } from './seek-mail.ts';

/** How a command is run. */
export interface CommandOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The variables that it gets beside what programs need. */
  readonly named?: readonly string[] | undefined;
  /** The folder that it runs in. */
  readonly folder: string;
  /** Milliseconds between the end of one run and the next. */
  readonly betweenRuns?: number;
}

interface Printed extends Sighting {
  readonly raw: Uint8Array;
}

/** Milliseconds that one run may take. */
const longest = 60_000;

/** Milliseconds after its end in which what it wrote arrives, where something that it left behind holds its output open. */
const afterEnd = 1_000;

/** A command that prints the mail that is wanted. */
export function openCommand(
  argv: readonly string[],
  { environment, named = [], folder, betweenRuns = 2_000 }: CommandOptions,
): Mailbox {
  const [program = '', ...args] = argv;
  const env = programEnvironment(environment, named);
  const name = `The command ${JSON.stringify(program)}`;

  async function run({ to, since, clientId, from }: WantedMail, signal: AbortSignal): Promise<Uint8Array> {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
    const child = spawn(program, args, {
      cwd: folder,
      env,
      // A group of its own, so that what it started ends with it.
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    try {
      // One that does not read what it is told closes the pipe.
      child.stdin.on('error', () => undefined);
      child.stdin.end(`${JSON.stringify({ to, since, clientId, from })}\n`);
      const done = Promise.all([exitOf(child, name), printedBy(child)]);
      const [exit, printed] = await beforeAbort(done, patience);
      if (exit !== 0) throw new MailboxProblem('command-failed', `${name} failed (${exit}).`);
      return printed;
    } catch (error) {
      if (!patience.aborted || error instanceof MailboxProblem) throw error;
      throw new MailboxProblem('command-failed', `${name} did not end in time.`);
    } finally {
      child.stdin.destroy();
      child.stdout.destroy();
      endGroup(child);
    }
  }

  const source = (wanted: WantedMail, signal: AbortSignal): MailSource<Printed> => ({
    look: async () => {
      const raw = await run(wanted, signal);
      if (raw.every(byte => byte <= 32)) return [];
      const key = createHash('sha256').update(raw).digest('base64');
      return [{ key, raw, receivedAt: undefined, isNew: false, bytes: raw.length, remarks: [] }];
    },
    load: async ({ raw }) => raw,
    wait: () => pause(betweenRuns, signal),
  });
  return {
    // What it would give cannot be told without a mail to ask for.
    prepare: async () => undefined,
    receive: (wanted, signal) => seekMail(source(wanted, signal), wanted, signal),
    close: async () => undefined,
  };
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** With all that it has started, whether it has ended itself or not. */
function endGroup(child: Child): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is there any more.
  }
}

/**
 * What it writes, until nobody can write more, or for a second after its end.
 *
 * @throws MailboxProblem `too-large`
 */
function printedBy(child: Child): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > largestMail) reject(tooLarge(bytes));
    else chunks.push(chunk);
  });
  let timer: NodeJS.Timeout | undefined;
  const done = () => {
    clearTimeout(timer);
    resolve(Buffer.concat(chunks));
  };
  child.stdout.on('error', done);
  child.stdout.once('close', done);
  child.once('exit', () => {
    if (!child.stdout.closed) timer = setTimeout(done, afterEnd);
  });
  return promise;
}

/** Its exit code, or the signal that ended it. */
function exitOf(child: Child, name: string): Promise<number | string> {
  const { promise, resolve, reject } = Promise.withResolvers<number | string>();
  child.once('error', error => {
    const code = 'code' in error ? String(error.code) : 'not started';
    reject(new MailboxProblem('command-failed', `${name} cannot be run (${code}).`, { cause: error }));
  });
  child.once('exit', (code, signal) => resolve(code ?? signal ?? 'ended'));
  return promise;
}
