import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MailboxEntry } from '../../config/mailbox-entry.ts';
import type { Environment } from '../../config/substitute.ts';
import { openCommand } from './command.ts';
import { openImap } from './imap.ts';
import { openLifeguard } from './lifeguard.ts';
import type { Mailbox } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { openMailpit } from './mailpit.ts';
import { openS3 } from './s3.ts';

/** What mailboxes use. */
export interface MailboxPorts {
  readonly fetch: typeof fetch;
  /** What commands get a part of, and where AWS credentials are found. */
  readonly environment: Environment;
  /** The folder that paths of the entry are from, and commands run in. */
  readonly folder: string;
  /** Where Lifeguard answers, for a `lifeguard` without a url; undefined where AWS is probed. */
  readonly endpoint: string | undefined;
}

/**
 * Opens the mailbox of an entry. Nothing is connected yet.
 *
 * @throws MailboxProblem where a file that it names cannot be read, or it names no place
 */
export function openMailbox(entry: MailboxEntry, ports: MailboxPorts): Mailbox {
  const { imap, s3, mailpit, command, lifeguard } = entry;
  const { environment, folder, endpoint } = ports;
  if (imap)
    return openImap(imap, { ca: imap.ca === undefined ? undefined : authority(resolve(folder, imap.ca)) });
  if (s3) return openS3(s3, { environment });
  if (mailpit) return openMailpit(mailpit, ports.fetch);
  if (command) return openCommand(command, { environment, named: entry.env, folder });
  const url = lifeguard?.url ?? endpoint;
  if (url === undefined) {
    throw new MailboxProblem('unreachable', 'mailbox.lifeguard needs a url where AWS is probed.');
  }
  return openLifeguard(url, ports.fetch);
}

function authority(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new MailboxProblem('not-trusted', `The certificate authority ${file} cannot be read.`, {
      cause: error,
    });
  }
}
