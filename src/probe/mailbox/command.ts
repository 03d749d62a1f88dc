import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import type { MailSource, Sighting } from './mail-source.ts';
import type { Mailbox, WantedMail } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { pause } from './pause.ts';
import { largestMail, tooLarge } from './read-mail.ts';
import { seekMail } from './seek-mail.ts';

/** How a command is run. */
export interface CommandOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
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

/** A command that prints the mail that is wanted. */
export function openCommand(
  argv: readonly string[],
  { environment, folder, betweenRuns = 2_000 }: CommandOptions,
): Mailbox {
  const [program = '', ...args] = argv;
  const name = `The command ${JSON.stringify(program)}`;

  async function run({ to, since, clientId }: WantedMail, signal: AbortSignal): Promise<Uint8Array> {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...environment },
      // A group of its own, so that what it started ends with it.
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const end = () => endGroup(child);
    patience.addEventListener('abort', end, { once: true });
    try {
      // One that does not read what it is told closes the pipe.
      child.stdin.on('error', () => undefined);
      child.stdin.end(`${JSON.stringify({ to, since, clientId })}\n`);
      const [printed, exit] = await Promise.all([readBounded(child, end), ended(child, name)]);
      if (patience.aborted) {
        throw new MailboxProblem('command-failed', `${name} did not end in time.`);
      }
      if (printed.length > largestMail) throw tooLarge(printed.length);
      if (exit !== 0) throw new MailboxProblem('command-failed', `${name} failed (${exit}).`);
      return printed;
    } finally {
      patience.removeEventListener('abort', end);
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

function endGroup(child: Child): void {
  const { pid, exitCode, signalCode } = child;
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

async function readBounded({ stdout }: Child, end: () => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdout) {
    bytes += chunk.length;
    if (bytes <= largestMail + 65_536) chunks.push(chunk);
    else end();
  }
  return Buffer.concat(chunks);
}

/** Its exit code, or the signal that ended it. */
function ended(child: Child, name: string): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once('error', error => {
      const code = 'code' in error ? String(error.code) : 'not started';
      reject(new MailboxProblem('command-failed', `${name} cannot be run (${code}).`, { cause: error }));
    });
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'ended'));
  });
}
