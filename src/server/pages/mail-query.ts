import type { MessageFilter } from '../../store/messages.ts';
import { QueryProblem } from './query.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function sinceOf(given: string): number | string {
  if (/^\d{1,15}$/.test(given)) return Number(given);
  if (uuid.test(given)) return given.toLowerCase();
  const time = /^\d{4}-\d{2}-\d{2}/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(time))
    throw new QueryProblem(
      'since must be a time (milliseconds since 1970, or such as 2026-11-20T09:30:00Z) or the id of a message',
    );
  return time;
}

/** Which messages a query asks for: `to`, `pool`, `since`. */
export function mailFilter(query: URLSearchParams): MessageFilter {
  const to = query.get('to');
  const poolId = query.get('pool');
  const since = query.get('since');
  return {
    ...(to && { to }),
    ...(poolId && { poolId }),
    ...(since && { since: sinceOf(since) }),
  };
}
