import type { Mailbox } from '../delivery/mailbox.ts';
import type { Recorder } from '../recorder/recorder.ts';
import { type MailJson, mailJson } from '../server/pages/mail-json.ts';

/** Which messages; what is absent does not narrow. */
export interface MailQuery {
  /** The recipient's address or phone number, whole, in any case. */
  readonly to?: string;
  /** The id of the app client whose call sent it. */
  readonly client?: string;
  /** The id of a pool. */
  readonly pool?: string;
  /** A message: only those that came after it. */
  readonly after?: Pick<MailJson, 'id'> | undefined;
}

/** Reads the messages that were sent. Nothing leaves the process unless the pools' description names a mail server. */
export interface MailReader {
  /** The messages, newest first; the newest 1,000 are kept. */
  all(query?: MailQuery): Promise<readonly MailJson[]>;
  /**
   * The newest message. It is there as soon as the call that sends it has its answer.
   *
   * @example
   * const mail = await lifeguard.mail.latest({ to: 'anna@example.com', client: clientId });
   * const code = mail?.codes[0];
   */
  latest(query?: MailQuery): Promise<MailJson | undefined>;
  /**
   * The newest message if there is one, else the next that arrives: for where something else makes the call.
   *
   * @param limit how long to wait, in milliseconds of the machine's clock; 5,000 where it is left out
   * @throws Error that tells what there is instead, if none arrives in time
   * @example
   * const before = await lifeguard.mail.latest({ to });
   * await page.click('text=Send a new code');
   * const mail = await lifeguard.mail.waitFor({ to, after: before });
   */
  waitFor(query?: MailQuery, limit?: number): Promise<MailJson>;
}

/** As many as the mailbox keeps. */
const most = 1_000;

/** Makes a reader of that mailbox. The recorder tells in which order messages of the same millisecond were sent. */
export function createMailReader(mailbox: Mailbox, recorder: Recorder): MailReader {
  const order = new Map<string, number>();
  recorder.follow(event => {
    for (const { id } of event.messages) order.set(id, order.size);
  });
  // One whose call has no answer yet is the newest.
  const placeOf = ({ id }: { readonly id: string }) => order.get(id) ?? Number.MAX_SAFE_INTEGER;

  async function all({ to, client, pool, after }: MailQuery = {}): Promise<readonly MailJson[]> {
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
      const arrived = Promise.withResolvers<MailJson>();
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
