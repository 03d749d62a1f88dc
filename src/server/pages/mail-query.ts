import type { MessageFilter } from '../../store/messages.ts';

/** A value in a query that cannot be used; its message is for whoever sent it. */
export class QueryProblem extends Error {
  override readonly name = 'QueryProblem';
}

/** The whole number of that name within its bounds, or `otherwise` where it is not given. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  bounds: { readonly from: number; readonly to: number; readonly otherwise: number },
): number {
  const given = query.get(name);
  if (given === null || given === '') return bounds.otherwise;
  const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= bounds.from && value <= bounds.to) return value;
  throw new QueryProblem(`${name} must be a whole number from ${bounds.from} to ${bounds.to}`);
}

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
