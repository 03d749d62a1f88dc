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

/** Milliseconds in which one that cannot run, or prints no mails, has mostly shown it. */
const longestTrial = 10_000;

/** A command that prints the mail that is wanted. */
export function openCommand(
  argv: readonly string[],
  { environment, named, folder, betweenRuns = 2_000 }: CommandOptions,
): Mailbox {
  const name = `The command ${JSON.stringify(argv[0] ?? '')}`;

  const failed = (what: string) => new MailboxProblem('command-failed', `${name} ${what}.`);

  /** What it prints, which is a mail or nothing; undefined where it did not end in time. */
  async function run(
    { to, since, clientId, from }: WantedMail,
    signal: AbortSignal,
  ): Promise<Uint8Array | undefined> {
    const input = `${JSON.stringify({ to, since, clientId, from })}\n`;
    const end = await runProgram(
      { argv, folder, environment, named, input, mostPrinted: largestMail },
      signal,
    );
    if (end.kind === 'too late') return undefined;
    if (end.kind === 'not run') throw failed(`cannot be run (${end.code})`);
    if (end.kind === 'prints too much') throw tooLarge(end.bytes);
    if (end.how !== 0) throw failed(`failed (${end.how})`);
    const isNothing = end.printed.every(byte => byte <= 32);
    if (!isNothing && !hasSender(end.printed)) {
      throw new MailboxProblem('not-understood', `${name} printed something that is no mail.`);
    }
    return isNothing ? new Uint8Array() : end.printed;
  }

  const source = (wanted: WantedMail, signal: AbortSignal): MailSource<Printed> => ({
    look: async () => {
      const raw = await run(wanted, AbortSignal.any([signal, AbortSignal.timeout(longest)]));
      if (!raw) throw failed('did not end in time');
      if (raw.length === 0) return [];
      const key = createHash('sha256').update(raw).digest('base64');
      return [{ key, raw, receivedAt: undefined, isNew: false, bytes: raw.length, remarks: [] }];
    },
    load: async ({ raw }) => raw,
    wait: () => pause(betweenRuns, signal),
  });
  return {
    // One that waits for the mail may take its time.
    prepare: async (wanted, signal) => {
      await run(wanted, AbortSignal.any([signal, AbortSignal.timeout(longestTrial)]));
    },
    receive: (wanted, signal) => seekMail(source(wanted, signal), wanted, signal),
    close: async () => undefined,
  };
}

/** Each mail has a sender among its headers (RFC 5322, 3.6). */
function hasSender(raw: Uint8Array): boolean {
  const [headers = ''] = Buffer.from(raw)
    .toString('latin1')
    .trimStart()
    .split(/\r?\n\r?\n/, 1);
  return /^from[ \t]*:/im.test(headers);
}
