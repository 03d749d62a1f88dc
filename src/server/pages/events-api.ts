import type { CallEvent } from '../../recorder/event.ts';
import type { EventFilter } from '../../recorder/recorder.ts';
import { sendJson } from './answer.ts';
import type { PagesContext, Visit } from './context.ts';
import { openEventStream, wantsStream } from './event-stream.ts';
import { QueryProblem, wholeNumber } from './query.ts';

const sequences = { from: 0, to: Number.MAX_SAFE_INTEGER, otherwise: 0 };

function outcomeOf(query: URLSearchParams): CallEvent['outcome'] | undefined {
  const given = query.get('outcome');
  if (given === null || given === '') return undefined;
  if (given === 'ok' || given === 'failed') return given;
  throw new QueryProblem('outcome must be ok or failed');
}

/** Which calls a query asks for: `operation`, `pool`, `client`, `user`, `outcome`, `cause`. */
export function eventFilter(query: URLSearchParams): Omit<EventFilter, 'since' | 'limit'> {
  const outcome = outcomeOf(query);
  const given = (name: string) => query.get(name) || undefined;
  const [operation, poolId, clientId] = [given('operation'), given('pool'), given('client')];
  const [user, cause] = [given('user'), given('cause')];
  return {
    ...(operation && { operation }),
    ...(poolId && { poolId }),
    ...(clientId && { clientId }),
    ...(user && { user }),
    ...(outcome && { outcome }),
    ...(cause && { cause }),
  };
}

/**
 * `GET /_lifeguard/events`: the calls, oldest first, the newest 1,000 unless `limit` says otherwise; or with
 * `accept: text/event-stream` as they come, first those after `since` where it is given.
 */
export function listEvents(
  { recorder, stopping }: Pick<PagesContext, 'recorder' | 'stopping'>,
  { request, response, query }: Pick<Visit, 'request' | 'response' | 'query'>,
): void {
  const filter = eventFilter(query);
  const limit = wholeNumber(query, 'limit', { from: 1, to: 10_000, otherwise: 1000 });
  if (!wantsStream(request)) {
    const since = wholeNumber(query, 'since', sequences);
    sendJson(response, 200, recorder.events({ ...filter, since, limit }));
    return;
  }
  const resumed = request.headers['last-event-id'];
  if (typeof resumed === 'string') query.set('since', resumed);
  const missed = query.has('since')
    ? recorder.events({ ...filter, limit, since: wholeNumber(query, 'since', sequences) })
    : [];
  const stream = openEventStream(response, stopping);
  const tell = (event: CallEvent) => stream.send({ id: String(event.sequence), name: 'call', data: event });
  for (const event of missed) tell(event);
  const stop = recorder.follow(({ sequence }) => {
    for (const event of recorder.events({ ...filter, since: sequence - 1 })) tell(event);
  });
  stream.closed.addEventListener('abort', stop);
}
