import { type MailContent, mailContent } from './mail-content.ts';
import type { MailSource, Sighting } from './mail-source.ts';
import type { ReceivedMail, WantedMail } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { largestMail, readMail, tooLarge } from './read-mail.ts';

/** How far the clock of a mailbox or of a sender may be behind, in milliseconds. */
export const clockDifference = 60_000;

/** The mails that are read before the mailbox is looked at again: the newest. */
const mostRead = 20;

interface Found<S> {
  readonly sighting: S;
  readonly content: MailContent;
  readonly fitness: Fitness;
}

/** How well mails fit, the best last. Those before the last are given only where nothing better came in the end. */
const fitnesses = ['not meant', 'of another sender', 'bare', 'early', 'of another client', 'wanted'] as const;

type Fitness = (typeof fitnesses)[number];

/**
 * Looks for a mail until it is there or the signal aborts. The newest one that came since then, is for the address, from
 * the sender, not for another app client and has a code or this app client's link, is it. Where none such came in the end,
 * one is given that is for another app client, as a link that names the wrong one makes it look; or that is dated before,
 * by the mailbox's clock shortly or by the sender's over a minute, as one that was delayed; or that has neither code nor
 * link; or that another sender wrote, as a sender that is not described makes it look.
 *
 * @throws MailboxProblem where the mailbox cannot be read, or all that came cannot; or nobody can tell which of several
 *   codes is the pool's
 */
export async function seekMail<S extends Sighting>(
  source: MailSource<S>,
  wanted: WantedMail,
  signal: AbortSignal,
): Promise<ReceivedMail | undefined> {
  const looked = new Set<string>();
  const strangers = new Set<S>();
  let fit: readonly Found<S>[] = [];
  let best: Found<S> | undefined;
  let unread: MailboxProblem | undefined;
  let looks = 0;
  let left: readonly S[] = [];
  const isTo = ({ to }: MailContent) => to.length === 0 || to.includes(wanted.to.toLowerCase());
  try {
    for (; ; looks += 1) {
      const fresh = newestFirst([...left, ...(await source.look())]).filter(
        ({ key, receivedAt, isNew }) =>
          !looked.has(key) &&
          (isNew || receivedAt === undefined || receivedAt >= wanted.since - clockDifference),
      );
      left = fresh.slice(mostRead);
      const found: Found<S>[] = [];
      for (const sighting of fresh.slice(0, mostRead)) {
        if (looked.has(sighting.key)) continue;
        const content = await readSighting(source, sighting, wanted);
        looked.add(sighting.key);
        if (content instanceof MailboxProblem) unread ??= content;
        else if (content && isTo(content)) {
          found.push({ sighting, content, fitness: fitnessOf(sighting, content, wanted) });
        }
      }
      for (const { fitness, sighting } of found) if (fitness === 'of another sender') strangers.add(sighting);
      fit = found.filter(one => one.fitness === 'wanted');
      if (fit.length > 0) break;
      for (const one of found) if (rank(one) > rank(best)) best = one;
      if (looks === 0) {
        const barrier = await source.barrier?.();
        if (barrier) throw barrier;
      }
      if (left.length === 0) await source.wait();
      if (signal.aborted) break;
    }
  } catch (error) {
    // What the patience cut off need not have had more than the look before; but where there was none, it did not answer.
    if (!signal.aborted || looks === 0) throw error;
  }
  const [first] = fit;
  if (first) return given(source, first, fit, wanted, leftAlone(strangers.size));
  if (best) {
    strangers.delete(best.sighting);
    return asReceived(best, wanted, leftAlone(strangers.size));
  }
  if (unread) throw unread;
  return undefined;
}

async function readSighting<S extends Sighting>(
  source: MailSource<S>,
  sighting: S,
  { page }: WantedMail,
): Promise<MailContent | MailboxProblem | undefined> {
  if (sighting.bytes !== undefined && sighting.bytes > largestMail) return tooLarge(sighting.bytes);
  const mail = await source.load(sighting);
  if (!mail) return undefined;
  try {
    return mail instanceof Uint8Array ? await readMail(mail, page) : mailContent(mail, page);
  } catch (error) {
    if (error instanceof MailboxProblem) return error;
    throw error;
  }
}

function newestFirst<S extends Sighting>(sightings: readonly S[]): readonly S[] {
  return sightings.toSorted((a, b) => (b.receivedAt ?? 0) - (a.receivedAt ?? 0));
}

/** Mailboxes count in seconds. A mail that was asked for before may come late. */
function isTimely({ isNew, receivedAt }: Sighting, { sentAt }: MailContent, { since }: WantedMail): boolean {
  if (sentAt !== undefined && sentAt < since - clockDifference) return false;
  return isNew || receivedAt === undefined || receivedAt >= Math.floor(since / 1_000) * 1_000;
}

function fitnessOf(sighting: Sighting, content: MailContent, wanted: WantedMail): Fitness {
  const isTimed = isTimely(sighting, content, wanted);
  const isComplete = content.codes.length > 0 || content.clientId !== undefined;
  if (isFromAnother(content, wanted)) return isTimed && isComplete ? 'of another sender' : 'not meant';
  if (content.clientId !== undefined && content.clientId !== wanted.clientId) {
    return isTimed ? 'of another client' : 'not meant';
  }
  if (isComplete) return isTimed ? 'wanted' : 'early';
  return isTimed ? 'bare' : 'not meant';
}

function isFromAnother(mail: MailContent, { from }: WantedMail): boolean {
  return from !== undefined && addressOf(mail.from) !== addressOf(from);
}

/** The address of a sender, with or without a name before it. */
function addressOf(sender: string): string {
  const [, address = sender] = /<([^<>]*)>\s*$/.exec(sender) ?? [];
  return address.trim().toLowerCase();
}

/** 0 for none and for one that is never given. */
function rank(found: Pick<Found<Sighting>, 'fitness'> | undefined): number {
  return found ? fitnesses.indexOf(found.fitness) : 0;
}

async function given<S extends Sighting>(
  source: MailSource<S>,
  first: Found<S>,
  all: readonly Found<S>[],
  wanted: WantedMail,
  more: readonly string[],
): Promise<ReceivedMail> {
  const others = all.filter(({ content }) => !isSame(content, first.content));
  const same = all.length - others.length;
  const differing = [first, ...others].filter(({ content }) => content.codes.length > 0);
  if (!source.isClosed && wanted.from === undefined && differing.includes(first) && differing.length > 1) {
    throw new MailboxProblem(
      'several-codes',
      'Mails with different codes came, and pools.yaml has no mail.from to tell which the pool sent: none was taken.',
    );
  }
  const remarks = [
    ...(same > 1 ? [`it came ${same} times`] : []),
    ...(others.length > 0
      ? [`${others.length + 1} different mails came since then; this is the newest`]
      : []),
    ...more,
  ];
  const settled = source.settle?.(all.map(({ sighting }) => sighting)) ?? Promise.resolve([]);
  const unsettled = await settled.catch(() => ['it could not be marked as read']);
  return asReceived(first, wanted, [...remarks, ...unsettled]);
}

function leftAlone(mails: number): readonly string[] {
  if (mails === 0) return [];
  return [
    mails === 1
      ? 'a mail like it came from another sender, and was left alone'
      : `${mails} mails like it came from other senders, and were left alone`,
  ];
}

function isSame(a: MailContent, b: MailContent): boolean {
  return (a.id !== undefined && a.id === b.id) || (a.codes.length > 0 && a.codes.join() === b.codes.join());
}

function asReceived<S extends Sighting>(
  { sighting, content, fitness }: Found<S>,
  wanted: WantedMail,
  remarks: readonly string[],
): ReceivedMail {
  const { from, subject, codes, links, clientId, sentAt = wanted.since } = content;
  const { receivedAt } = sighting;
  const dated = Math.min(receivedAt ?? sentAt, sentAt);
  const early = Math.ceil((wanted.since - dated) / 1_000);
  const doubts: Partial<Record<Fitness, string>> = {
    early: `it is dated ${early} s before it was asked for: a clock is behind, or it is an older one`,
    'of another sender': 'another sender than the pool’s wrote it',
    'of another client': `its link names the app client ${clientId}, which did not ask for it`,
  };
  const doubt = doubts[fitness] ?? [];
  return {
    from,
    subject,
    codes,
    links,
    clientId,
    receivedAt,
    remarks: [...sighting.remarks, ...content.remarks, ...remarks].concat(doubt),
  };
}
