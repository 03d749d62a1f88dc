import { members, parsedJson, textOf } from '../../pool/members.ts';
import { pause } from '../pause.ts';
import { httpAnswer } from './http-answer.ts';
import type { MailParts } from './mail-content.ts';
import type { MailSource, Sighting } from './mail-source.ts';
import type { Mailbox, WantedMail } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { createMarks } from './marks.ts';
import { seekMail } from './seek-mail.ts';

interface Listed extends Sighting {
  readonly mail: MailParts;
}

/** The mails of one address that are looked at: the newest. */
const most = 50;

/**
 * The mailbox that Lifeguard keeps. Its list has the mails themselves, with their app clients; what comes after one is told
 * by its id, and otherwise by its own clock, to the millisecond.
 *
 * @param url such as `http://127.0.0.1:9400`
 */
export function openLifeguard(url: string, send: typeof fetch): Mailbox {
  const address = new URL('/_lifeguard/mail', url);
  const name = `The mailbox at ${address.origin}`;

  const marks = createMarks<string>();

  async function list(
    query: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<readonly unknown[]> {
    const asked = new URL(address);
    asked.search = new URLSearchParams(query).toString();
    const answer = await httpAnswer(asked, { name, send, signal, most: 33_554_432 });
    if (!answer) throw new MailboxProblem('refused', `${name} keeps no mails, or is none of Lifeguard.`);
    const found = parsedJson(answer.toString('utf8'));
    if (!Array.isArray(found)) {
      throw new MailboxProblem('not-understood', `${name} answered no list of mails.`);
    }
    return found;
  }

  const source = (wanted: WantedMail, signal: AbortSignal): MailSource<Listed> => {
    const { to, since } = wanted;
    const query = { to, limit: String(most), since: marks.of(wanted) ?? String(since) };
    const isNew = marks.of(wanted) !== undefined;
    let between = 10;
    return {
      look: async () => (await list(query, signal)).map(value => ({ ...listed(value), isNew })),
      load: async ({ mail }) => mail,
      wait: () => {
        between = Math.min(between * 2, 1_000);
        return pause(between, signal);
      },
      isClosed: true,
    };
  };
  return {
    prepare: async (wanted, signal) => {
      const [newest] = await list({ to: wanted.to, limit: '1' }, signal);
      marks.set(wanted, textOf(members(newest).id) ?? '');
    },
    receive: (wanted, signal) => seekMail(source(wanted, signal), wanted, signal),
    close: async () => undefined,
  };
}

function listed(value: unknown): Omit<Listed, 'isNew'> {
  const { id, receivedAt, from, to, subject, html, text, clientId } = members(value);
  const at = Date.parse(textOf(receivedAt) ?? '');
  const key = textOf(id) ?? '';
  return {
    key,
    receivedAt: Number.isNaN(at) ? undefined : at,
    bytes: undefined,
    remarks: [],
    mail: {
      id: key,
      sentAt: undefined,
      from: textOf(from) ?? '',
      to: [textOf(to)?.toLowerCase() ?? ''],
      subject: textOf(subject) ?? '',
      html: textOf(html) ?? '',
      text: textOf(text) ?? '',
      clientId: textOf(clientId),
    },
  };
}
