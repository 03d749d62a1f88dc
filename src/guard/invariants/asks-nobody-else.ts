import { isServiceHost } from '../api-call.ts';
import { invariant } from '../invariant.ts';

/** Whoever else is asked for a file can read the page’s address, or change what the page does. */
export const asksNobodyElse = invariant(
  'asks-nobody-else',
  'The page makes no request to a third party.',
  ['client', 'no client', 'unknown client', 'other pool', 'failure'],
  ({ visit, link, allowedOrigins, pools, endpointsOf }) => {
    const endpoints = pools.clients.flatMap(({ region }) => endpointsOf(region));
    const own = new Set([new URL(link).origin, ...allowedOrigins, ...endpoints]);
    const others = visit.requests
      // A WebSocket of the page's own host is no third party.
      .map(({ url }) => new URL(url.replace(/^ws/, 'http')))
      .filter(({ protocol, origin }) => /^https?:$/.test(protocol) && !own.has(origin))
      // A wrong region is another invariant's.
      .filter(({ hostname }) => !isServiceHost(hostname))
      .map(({ origin }) => origin);
    const named = [...new Set(others)];
    return named.length === 0 ? undefined : `The page made requests to ${named.join(', ')}.`;
  },
);
