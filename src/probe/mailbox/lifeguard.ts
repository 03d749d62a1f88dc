import { members, parsedJson, textOf, texts } from '../../pool/members.ts';
import { pause } from '../pause.ts';
import { httpAnswer } from './http-answer.ts';
import type { Mailbox, ReceivedMail } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { createMarks } from './marks.ts';

/** The mails of one address that are looked at: the newest. */
const most = 50;

/**
 * The mailbox that Lifeguard keeps. Its mails name their app client, and what comes after one is told by its id.
 *
 * @param url such as `http://127.0.0.1:9400`
 */
export function openLifeguard(url: string, send: typeof fetch): Mailbox {
  const address = new URL('/_lifeguard/mail', url);
  const name = `The mailbox at ${address.origin}`;

  const marks = createMarks<Readonly<Record<string, string>>>();

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

  return {
    prepare: async (wanted, signal) => {
      const [newest] = await list({ to: wanted.to, limit: '1' }, signal);
      const id = textOf(members(newest).id);
      marks.set(wanted, id === undefined ? {} : { since: id });
    },
    receive: async (wanted, signal) => {
      const { to, clientId } = wanted;
      const query = { to, limit: String(most), ...(marks.of(wanted) ?? { since: String(wanted.since) }) };
      for (let looks = 0, between = 20; ; looks += 1, between = Math.min(between * 2, 1_000)) {
        const found = await list(query, signal).catch(error => {
          // The answer that was cut off need not have had more than the last one.
          if (signal.aborted && looks > 0) return [];
          throw error;
        });
        const mine = found
          .map(receivedMail)
          .find(mail => mail.clientId === undefined || mail.clientId === clientId);
        if (mine || signal.aborted) return mine;
        await pause(between, signal);
        if (signal.aborted) return undefined;
      }
    },
    close: async () => undefined,
  };
}

function receivedMail(value: unknown): ReceivedMail {
  const mail = members(value);
  const receivedAt = Date.parse(textOf(mail.receivedAt) ?? '');
  return {
    from: textOf(mail.from) ?? '',
    subject: textOf(mail.subject) ?? '',
    codes: texts(mail.codes).filter(code => code.length === 6),
    links: texts(mail.links),
    clientId: textOf(mail.clientId),
    receivedAt: Number.isNaN(receivedAt) ? undefined : receivedAt,
    remarks: [],
  };
}
