import { getCACertificates } from 'node:tls';
import type { ImapFlow, MailboxObject } from 'imapflow';
import type { ImapEntry } from '../../config/mailbox-entry.ts';
import { beforeAbort } from '../../pool/before-abort.ts';
import { imapProblem } from './imap-problem.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { largestMail } from './read-mail.ts';

/** A folder that mails are looked for in. */
export interface ImapFolder {
  readonly path: string;
  readonly isSpam: boolean;
}

/** A connection that is logged in. It serves one caller. */
export interface ImapSession {
  /** `imap.example.com:993` */
  readonly server: string;
  /** In the order of the entry; those for a use, such as `\Junk`, that the server does not have are left out. */
  readonly folders: readonly ImapFolder[];
  readonly isOpen: () => boolean;
  /** Whether the server tells by itself that a mail came. */
  readonly idles: boolean;
  /**
   * Runs commands, and tells what was done if they fail or the signal aborts.
   *
   * @param doing such as `reading a mail`
   * @throws MailboxProblem
   */
  readonly run: <T>(doing: string, command: (client: ImapFlow) => Promise<T>) => Promise<T>;
  /** Opens a folder, also one that is open, and asks anew what lies there. */
  readonly open: (folder: ImapFolder) => Promise<MailboxObject>;
  readonly opened: () => ImapFolder | undefined;
  /** Returns once the server tells of a mail in the open folder, also of one since it was opened, the connection ends, or so many milliseconds are over. */
  readonly listen: (milliseconds: number) => Promise<void>;
  /** Says goodbye, or ends the connection where that takes long or the patience has ended. */
  readonly close: () => Promise<void>;
}

/** Milliseconds: a server that is silent for longer is not waited for, even if the signal would. */
const longestSilence = 30_000;

/**
 * Logs in, and finds the folders.
 *
 * @param ca a certificate authority to trust beside the usual ones, PEM
 * @throws MailboxProblem
 */
export async function openImapSession(
  entry: ImapEntry,
  ca: string | undefined,
  signal: AbortSignal,
): Promise<ImapSession> {
  const { host, port, tls, username, password } = entry;
  const server = `${host}:${port}`;
  // It takes a third of a second to load, which probes with another mailbox do not need.
  const imapflow = await import('imapflow');
  const client = new imapflow.ImapFlow({
    host,
    port,
    secure: tls === 'implicit',
    ...(tls !== 'implicit' && { doSTARTTLS: tls === 'required' }),
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(ca !== undefined && { ca: [...getCACertificates(), ca] }),
    },
    auth: { user: username, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: longestSilence,
    greetingTimeout: longestSilence,
    socketTimeout: 300_000,
    maxLiteralSize: largestMail + 1_024,
    maxLineLength: 1_048_576,
    maxResponseSize: 2 * largestMail,
  });
  // What ends the connection also fails the command that runs, which then only tells that it ended.
  let reason: Error | undefined;
  client.on('error', error => {
    reason = error;
  });

  async function run<T>(doing: string, command: (client: ImapFlow) => Promise<T>): Promise<T> {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(longestSilence)]);
    try {
      if (signal.aborted) throw signal.reason;
      return await beforeAbort(command(client), patience);
    } catch (error) {
      if (!patience.aborted) throw imapProblem(reason ?? error, server, doing);
      // What is under way cannot be taken back, so that the connection is of no more use.
      client.close();
      throw new MailboxProblem('unreachable', `${server} did not answer in time, while ${doing}.`);
    }
  }

  let opened: ImapFolder | undefined;
  let hasNews = false;
  let wake = () => {};
  const tell = () => {
    hasNews = true;
    wake();
  };
  client.on('exists', tell);
  client.on('close', tell);

  await run('connecting and logging in', () => client.connect()).catch(error => {
    client.close();
    throw error;
  });
  const folders = await foldersOf(entry, server, run).catch(error => {
    client.close();
    throw error;
  });
  const idles = client.capabilities.has('IDLE');
  return {
    server,
    folders,
    idles,
    isOpen: () => client.usable,
    run,
    open: async folder => {
      const found = await run('opening a folder', opening => opening.mailboxOpen(folder.path));
      hasNews = false;
      opened = folder;
      return found;
    },
    opened: () => opened,
    listen: async milliseconds => {
      if (hasNews || signal.aborted || !client.usable) return;
      if (idles) client.idle().catch(() => undefined);
      await new Promise<void>(resolve => {
        wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        signal.addEventListener('abort', wake, { once: true });
      });
    },
    close: async () => {
      if (client.usable && !signal.aborted) {
        await beforeAbort(client.logout(), AbortSignal.timeout(2_000)).catch(() => undefined);
      }
      client.close();
    },
  };
}

async function foldersOf(
  { folders }: ImapEntry,
  server: string,
  run: ImapSession['run'],
): Promise<readonly ImapFolder[]> {
  const listed = await run('listing its folders', client => client.list());
  return folders.flatMap(name => {
    const isUse = name.startsWith('\\');
    const found = listed.find(
      ({ path, specialUse }) =>
        (isUse ? specialUse === name : path === name) || (name.toUpperCase() === 'INBOX' && path === 'INBOX'),
    );
    if (found) return [{ path: found.path, isSpam: found.specialUse === '\\Junk' }];
    if (isUse) return [];
    throw new MailboxProblem('no-folder', `The mailbox at ${server} has no folder ${JSON.stringify(name)}.`);
  });
}
