import type { Message } from '../../pool/message.ts';
import type { MessageFilter } from '../../store/messages.ts';
import { sendJson, sendProblem } from './answer.ts';
import type { Handler, PagesContext, Visit } from './context.ts';
import { openEventStream, wantsStream } from './event-stream.ts';
import { mailJson } from './mail-json.ts';
import { mailFilter } from './mail-query.ts';
import { wholeNumber } from './query.ts';

const limits = { from: 1, to: 1000, otherwise: 100 };

const noMailbox = 'No mailbox is kept: this service hands its mail on and remembers none.';

function fits(message: Message, filter: MessageFilter): boolean {
  if (filter.to !== undefined && message.to.toLowerCase() !== filter.to.toLowerCase()) return false;
  return filter.poolId === undefined || message.poolId === filter.poolId;
}

/** Sends each message that arrives; first, where the reader says since when, those that it has missed. */
async function stream(
  { mailbox, stopping }: PagesContext,
  { request, response, query }: Visit,
): Promise<void> {
  if (!mailbox) return sendProblem(response, 404, noMailbox);
  const resumed = request.headers['last-event-id'];
  if (typeof resumed === 'string') query.set('since', resumed);
  const filter = mailFilter(query);
  const sent = new Set<string>();
  let waiting: Message[] | undefined = [];
  // From before the list is read, so that nothing falls between the two.
  const stop = await mailbox.follow(message => {
    if (!fits(message, filter)) return;
    if (waiting) waiting.push(message);
    else tell(message);
  });
  const missed = filter.since === undefined ? [] : await mailbox.list({ ...filter, limit: limits.to });
  const events = openEventStream(response, stopping);
  events.closed.addEventListener('abort', stop);
  if (response.closed) stop();
  function tell(message: Message): void {
    events.send({ id: message.id, name: 'message', data: mailJson(message) });
  }
  for (const message of [...missed.reverse(), ...waiting]) {
    if (!sent.has(message.id)) tell(message);
    sent.add(message.id);
  }
  waiting = undefined;
}

/** `GET /_lifeguard/mail`: the messages, newest first, or with `accept: text/event-stream` as they arrive. */
export const listMail: Handler = async (context, visit) => {
  if (wantsStream(visit.request)) return stream(context, visit);
  const { response, query } = visit;
  if (!context.mailbox) return sendProblem(response, 404, noMailbox);
  const limit = wholeNumber(query, 'limit', limits);
  const messages = await context.mailbox.list({ ...mailFilter(query), limit });
  sendJson(response, 200, messages.map(mailJson));
};

/** `GET /_lifeguard/mail/{id}` for a program. */
export const readMail: Handler = async ({ mailbox }, { response, name }) => {
  const message = await mailbox?.find(name);
  if (!message) return sendProblem(response, 404, 'There is no message of that id.');
  sendJson(response, 200, mailJson(message));
};

/** `DELETE /_lifeguard/mail`: all messages, or those of `to` and `pool`. */
export const emptyMail: Handler = async ({ mailbox }, { response, query }) => {
  const { to, poolId } = mailFilter(query);
  const deleted = await mailbox?.empty({ ...(to && { to }), ...(poolId && { poolId }) });
  sendJson(response, 200, { deleted: deleted ?? 0 });
};

/** `DELETE /_lifeguard/mail/{id}`. */
export const deleteMail: Handler = async ({ mailbox }, { response, name }) => {
  const deleted = await mailbox?.remove(name);
  if (!deleted) return sendProblem(response, 404, 'There is no message of that id.');
  sendJson(response, 200, { deleted: 1 });
};
