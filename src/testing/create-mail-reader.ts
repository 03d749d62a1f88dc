import type { Mailbox } from '../delivery/mailbox.ts';
import type { Recorder } from '../recorder/recorder.ts';
import { mailJson } from '../server/pages/mail-json.ts';
import type { Mail, MailQuery, MailReader } from './mail-reader.ts';

/** As many as the mailbox keeps. */
const most = 1_000;

/**
 * Makes a reader of that mailbox. The recorder tells in which order messages of
 * the same millisecond were sent.
 */
export function createMailReader(mailbox: Mailbox, recorder: Recorder): MailReader {
  const order = new Map<string, number>();
  recorder.follow(event => {
    for (const { id } of event.messages) order.set(id, order.size);
  });
  // One whose call has no answer yet is the newest.
  const placeOf = ({ id }: { readonly id: string }) => order.get(id) ?? Number.MAX_SAFE_INTEGER;

  async function all({ to, client, pool, after }: MailQuery = {}): Promise<readonly Mail[]> {
    const kept = await mailbox.list({ limit: most });
    const sorted = kept.toSorted((a, b) => b.sentAt - a.sentAt || placeOf(b) - placeOf(a));
    const end = after ? sorted.findIndex(message => message.id === after.id) : -1;
    return sorted
      .slice(0, end < 0 ? undefined : end)
      .filter(message => to === undefined || message.to.toLowerCase() === to.toLowerCase())
      .filter(message => client === undefined || message.clientId === client)
      .filter(message => pool === undefined || message.poolId === pool)
      .map(mailJson);
  }
  const latest = async (query?: MailQuery) => (await all(query))[0];

  return {
    all,
    latest,
    async waitFor(query = {}, limit = 5_000) {
      const arrived = Promise.withResolvers<Mail>();
      const look = () =>
        latest(query).then(found => {
          if (found) arrived.resolve(found);
        }, arrived.reject);
      const timer = setTimeout(() => {
        missing(query, limit, all).then(arrived.reject, arrived.reject);
      }, limit);
      const stop = await mailbox.follow(() => void look());
      try {
        await look();
        return await arrived.promise;
      } finally {
        stop();
        clearTimeout(timer);
      }
    },
  };
}

async function missing(query: MailQuery, limit: number, all: MailReader['all']): Promise<Error> {
  const { after, ...rest } = query;
  const wanted = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
  const others = (await all()).map(mail => `${mail.trigger} to ${mail.to} of client ${mail.clientId}`);
  const there = others.length === 0 ? 'The mailbox is empty.' : `There is: ${others.slice(0, 5).join('; ')}.`;
  const which = [...wanted, ...(after ? [`after ${after.id}`] : [])].join(', ');
  return new Error(`No message${which && ` (${which})`} arrived within ${limit} ms. ${there}`);
}
