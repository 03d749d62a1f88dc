import { createHash } from 'node:crypto';
import type { Environment } from '../../config/substitute.ts';
import { pause } from '../pause.ts';
import { runProgram } from '../run-program.ts';
import type { MailSource, Sighting } from './mail-source.ts';
import type { Mailbox, WantedMail } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { largestMail, tooLarge } from './read-mail.ts';
import { seekMail } from './seek-mail.ts';

/** How a command is run. */
export interface CommandOptions {
  readonly environment: Environment;
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

/** A command that prints the mail that is wanted. */
export function openCommand(
  argv: readonly string[],
  { environment, named, folder, betweenRuns = 2_000 }: CommandOptions,
): Mailbox {
  const name = `The command ${JSON.stringify(argv[0] ?? '')}`;

  async function run({ to, since, clientId, from }: WantedMail, signal: AbortSignal): Promise<Uint8Array> {
    const input = `${JSON.stringify({ to, since, clientId, from })}\n`;
    const end = await runProgram(
      { argv, folder, environment, named, input, mostPrinted: largestMail },
      AbortSignal.any([signal, AbortSignal.timeout(longest)]),
    );
    const failed = (what: string) => new MailboxProblem('command-failed', `${name} ${what}.`);
    if (end.kind === 'not run') throw failed(`cannot be run (${end.code})`);
    if (end.kind === 'too late') throw failed('did not end in time');
    if (end.kind === 'prints too much') throw tooLarge(end.bytes);
    if (end.how !== 0) throw failed(`failed (${end.how})`);
    return end.printed;
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
