import type { ImapFlow, QuotaResponse } from 'imapflow';
import type { ImapEntry } from '../../config/mailbox-entry.ts';
import { pause } from '../pause.ts';
import { type ImapFolder, type ImapSession, openImapSession } from './imap-session.ts';
import type { MailSource, Sighting } from './mail-source.ts';
import type { Mailbox, WantedMail } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { createMarks } from './marks.ts';
import { largestMail, recipientsIn } from './read-mail.ts';
import { clockDifference, seekMail } from './seek-mail.ts';

/** How an IMAP mailbox is read. Milliseconds. */
export interface ImapOptions {
  /** A certificate authority to trust beside the usual ones, PEM. */
  readonly ca: string | undefined;
  /** Between two looks where the server does not tell by itself that a mail came, or only of one of several folders. */
  readonly betweenLooks?: number;
}

/** Where new mails of a folder begin. */
interface FolderMark {
  readonly uidValidity: bigint;
  readonly uidNext: number;
}

interface ImapSighting extends Sighting {
  readonly folder: ImapFolder;
  readonly uid: number;
}

/** Milliseconds; connections that are silent for longer are ended by what is between. */
const longestListening = 60_000;

/** How often a server that ended the connection is called again before it counts as unreachable. */
const mostReconnects = 5;

/** Mails that are looked at closer in one look at a folder: the newest. */
const mostSeen = 50;

/** As much of the headers as has the recipients of an honest mail, so that a hostile one costs no more. */
const headers = { key: 'HEADER', maxLength: 32_768 };

/**
 * A mailbox on a mail server, with a connection of its own for each mail that is waited for, so that several wait at
 * once.
 */
export function openImap(entry: ImapEntry, { ca, betweenLooks = 5_000 }: ImapOptions): Mailbox {
  const marks = createMarks<ReadonlyMap<string, FolderMark>>();
  const sessions = new Set<ImapSession>();

  async function within<T>(
    signal: AbortSignal,
    use: (open: () => Promise<ImapSession>) => Promise<T>,
  ): Promise<T> {
    let session: ImapSession | undefined;
    try {
      return await use(async () => {
        if (session?.isOpen()) return session;
        if (session) {
          sessions.delete(session);
          // One that ends each connection at once is not called as fast as it does.
          await pause(betweenLooks, signal);
        }
        session = await opened(session ? mostReconnects : 1, signal);
        sessions.add(session);
        return session;
      });
    } finally {
      if (session) sessions.delete(session);
      await session?.close();
    }
  }

  /** A server that was there and is not may be starting anew. */
  async function opened(tries: number, signal: AbortSignal): Promise<ImapSession> {
    try {
      return await openImapSession(entry, ca, signal);
    } catch (error) {
      const isAway = error instanceof MailboxProblem && error.kind === 'unreachable';
      if (!isAway || tries <= 1 || signal.aborted) throw error;
      await pause(betweenLooks, signal);
      return opened(tries - 1, signal);
    }
  }

  return {
    prepare: (wanted, signal) =>
      within(signal, async open => {
        const session = await open();
        const barrier = await barrierOf(session);
        if (barrier) throw barrier;
        marks.set(wanted, await marksOf(session));
      }),
    receive: (wanted, signal) =>
      within(signal, open => {
        const before = marks.of(wanted) ?? new Map<string, FolderMark>();
        return seekMail(imapSource({ entry, betweenLooks, open, before, wanted }), wanted, signal);
      }),
    close: async () => {
      await Promise.all([...sessions].map(session => session.close()));
    },
  };
}

async function marksOf({ folders, run }: ImapSession): Promise<ReadonlyMap<string, FolderMark>> {
  const marks = new Map<string, FolderMark>();
  for (const { path } of folders) {
    const status = await run('looking at a folder', client =>
      client.status(path, { uidNext: true, uidValidity: true }),
    );
    const { uidNext, uidValidity } = status || {};
    if (uidNext !== undefined && uidValidity !== undefined) marks.set(path, { uidNext, uidValidity });
  }
  return marks;
}

function imapSource(given: {
  readonly entry: ImapEntry;
  readonly betweenLooks: number;
  readonly open: () => Promise<ImapSession>;
  readonly before: ReadonlyMap<string, FolderMark>;
  readonly wanted: WantedMail;
}): MailSource<ImapSighting> {
  const { entry, betweenLooks, open, before, wanted } = given;
  const known = new Set<string>();

  async function lookInto(
    { run, open: openFolder }: ImapSession,
    folder: ImapFolder,
  ): Promise<readonly ImapSighting[]> {
    const opened = await openFolder(folder);
    const mark = before.get(folder.path);
    const since = mark?.uidValidity === opened.uidValidity ? mark.uidNext : undefined;
    const keyOf = (uid: number) => `${folder.path} ${opened.uidValidity} ${uid}`;
    const uids = await run('searching', client => searchFor(client, wanted, since));
    // A range of UIDs always has the last mail, also where it is before the range.
    const fresh = uids.filter(uid => uid >= (since ?? 0) && !known.has(keyOf(uid))).slice(-mostSeen);
    if (fresh.length === 0) return [];
    const told = await run('reading headers', client =>
      client.fetchAll(fresh, { internalDate: true, size: true, bodyParts: [headers] }, { uid: true }),
    );
    // Servers tell in between what others do with mails, such as mark them.
    const seen = told
      .filter(({ uid, size }) => size !== undefined && fresh.includes(uid))
      // They count in seconds: of those that came in the same one, the highest number is the newest.
      .toSorted((a, b) => b.uid - a.uid);
    for (const uid of fresh) known.add(keyOf(uid));
    const isTo = await Promise.all(
      seen.map(({ bodyParts }) => isMeantFor(wanted.to, bodyParts?.get('header'))),
    );
    return seen
      .filter((_mail, at) => isTo[at])
      .map(({ uid, size, internalDate }) => ({
        key: keyOf(uid),
        folder,
        uid,
        bytes: size,
        receivedAt: internalDate === undefined ? undefined : new Date(internalDate).getTime(),
        isNew: since !== undefined,
        remarks: folder.isSpam ? [`it lay in the spam folder (${folder.path})`] : [],
      }));
  }

  return {
    look: async () => {
      const session = await open();
      const found: ImapSighting[] = [];
      // The first folder last, so that it is open while the server is listened to.
      for (const folder of session.folders.toReversed()) found.push(...(await lookInto(session, folder)));
      return found;
    },
    load: async ({ folder, uid }) => {
      const session = await open();
      await ensureOpen(session, folder);
      const told = await session.run('reading a mail', client =>
        client.fetchAll(String(uid), { source: { maxLength: largestMail + 1 } }, { uid: true }),
      );
      return told.find(({ source }) => source !== undefined)?.source;
    },
    wait: async () => {
      const { listen, idles, folders, opened } = await open();
      // Another folder was opened to read what came there: the first is asked anew.
      if (opened() !== folders[0]) return;
      await listen(idles && folders.length === 1 ? longestListening : betweenLooks);
    },
    barrier: async () => barrierOf(await open()),
    settle: async sightings => {
      const session = await open();
      let failed = 0;
      for (const { folder, uid } of sightings) {
        await ensureOpen(session, folder);
        const done = await session.run('marking a mail', client =>
          entry.delete
            ? client.messageDelete(String(uid), { uid: true })
            : client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }),
        );
        if (!done) failed += 1;
      }
      if (failed === 0) return [];
      return [entry.delete ? 'it could not be deleted' : 'it could not be marked as seen'];
    },
  };
}

/** The UIDs of the mails to the address that may be meant, ascending. The server searches by whole days. */
async function searchFor(
  client: ImapFlow,
  { to, since }: WantedMail,
  firstUid: number | undefined,
): Promise<readonly number[]> {
  const when =
    firstUid === undefined
      ? { since: new Date(since - clockDifference - 86_400_000) }
      : { uid: `${firstUid}:*` };
  const uids = await client.search({ ...when, to }, { uid: true });
  if (!uids) throw new MailboxProblem('refused', `${client.host}:${client.port} would not search.`);
  return uids.toSorted((a, b) => a - b);
}

/** Servers find what contains the address, too. Where the headers do not say, the whole mail has to. */
async function isMeantFor(to: string, found: Uint8Array | undefined): Promise<boolean> {
  const recipients = found && (await recipientsIn(found).catch(() => undefined));
  return recipients?.includes(to.toLowerCase()) ?? true;
}

/** Why no mail can arrive. */
async function barrierOf({ server, run, folders, isOpen }: ImapSession): Promise<MailboxProblem | undefined> {
  const path = folders[0]?.path ?? 'INBOX';
  const quota = await run('asking for its quota', client => client.getQuota(path)).catch(error => {
    // A server that tells nothing of quotas bars nothing.
    if (isOpen()) return undefined;
    throw error;
  });
  return isFull(quota || undefined)
    ? new MailboxProblem('full', `The mailbox at ${server} is full: no mail can arrive.`)
    : undefined;
}

function isFull(quota: QuotaResponse | undefined): boolean {
  return [quota?.storage, quota?.message].some(
    resource =>
      resource?.limit !== undefined && resource.limit > 0 && (resource.usage ?? 0) >= resource.limit,
  );
}

async function ensureOpen({ open, opened }: ImapSession, folder: ImapFolder): Promise<void> {
  if (opened()?.path !== folder.path) await open(folder);
}
