import type { MailpitEntry } from '../../config/mailbox-entry.ts';
import { elements, members, parsedJson, textOf } from '../../pool/members.ts';
import { pause } from '../pause.ts';
import { httpAnswer } from './http-answer.ts';
import type { MailSource, Sighting } from './mail-source.ts';
import type { Mailbox, WantedMail } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { afterMark, createMarks } from './marks.ts';
import { largestMail } from './read-mail.ts';
import { seekMail } from './seek-mail.ts';

/** The mails of one address that are looked at: the newest. */
const most = 50;

/** A Mailpit, by its HTTP API (documented: `/api/v1/search`, `/api/v1/message/{id}/raw`). */
export function openMailpit({ url, username, password }: MailpitEntry, send: typeof fetch): Mailbox {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  const name = `Mailpit at ${base.origin}`;
  const login = Buffer.from(`${username ?? ''}:${password ?? ''}`).toString('base64');
  const headers = username === undefined ? {} : { authorization: `Basic ${login}` };

  const marks = createMarks<ReadonlySet<string>>();

  async function search(to: string, signal: AbortSignal): Promise<readonly Sighting[]> {
    const asked = new URL('api/v1/search', base);
    asked.search = new URLSearchParams({ query: `to:"${to}"`, limit: String(most) }).toString();
    const answer = await httpAnswer(asked, { name, send, signal, headers, most: 4_194_304 });
    const { messages } = members(parsedJson(answer?.toString('utf8') ?? ''));
    if (!Array.isArray(messages)) {
      throw new MailboxProblem('not-understood', `${name} answered no list of mails.`);
    }
    return elements(messages).map(sightingOf);
  }

  const source = (wanted: WantedMail, signal: AbortSignal): MailSource => {
    let between = 50;
    return {
      look: async () => afterMark(await search(wanted.to, signal), marks.of(wanted)),
      load: ({ key }) => {
        const asked = new URL(`api/v1/message/${encodeURIComponent(key)}/raw`, base);
        return httpAnswer(asked, { name, send, signal, headers, most: largestMail });
      },
      wait: () => {
        between = Math.min(between * 2, 2_000);
        return pause(between, signal);
      },
    };
  };
  return {
    prepare: async (wanted, signal) => {
      const before = await search(wanted.to, signal);
      marks.set(wanted, new Set(before.map(({ key }) => key)));
    },
    receive: (wanted, signal) => seekMail(source(wanted, signal), wanted, signal),
    close: async () => undefined,
  };
}

function sightingOf(value: unknown): Sighting {
  const message = members(value);
  const receivedAt = Date.parse(textOf(message.Created) ?? '');
  return {
    key: textOf(message.ID) ?? '',
    receivedAt: Number.isNaN(receivedAt) ? undefined : receivedAt,
    isNew: false,
    bytes: typeof message.Size === 'number' ? message.Size : undefined,
    remarks: [],
  };
}
