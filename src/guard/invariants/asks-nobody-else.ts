import { readApiCall } from '../api-call.ts';
import { invariant } from '../invariant.ts';

/** Whoever else is asked for a file can read the page’s address, or change what the page does. */
export const asksNobodyElse = invariant(
  'asks-nobody-else',
  'The page makes no request to a third party.',
  ['client', 'no client', 'unknown client', 'other pool', 'failure'],
  ({ visit, link, allowedOrigins }) => {
    const own = new Set([new URL(link).origin, ...allowedOrigins]);
    const others = visit.requests
      .filter(request => !readApiCall(request))
      .map(({ url }) => new URL(url))
      .filter(({ protocol, origin }) => /^(?:https?|wss?):$/.test(protocol) && !own.has(origin))
      .map(({ origin }) => origin);
    const named = [...new Set(others)];
    return named.length === 0 ? undefined : `The page made requests to ${named.join(', ')}.`;
  },
);
