import { readApiCall } from '../api-call.ts';
import { invariant, notSeen } from '../invariant.ts';

/** A pool is known in its own region only. */
export const callsTheRegion = invariant(
  'calls-the-region',
  'Every call goes to the endpoint of the pool’s region.',
  ['client', 'no client', 'unknown client', 'other pool', 'failure'],
  ({ occasion, visit, pools, endpointsOf }) => {
    // Where the link leaves open whose code it carries, the region of any pool will do.
    const isSettled = occasion.kind === 'client' || occasion.kind === 'failure';
    const regions = isSettled
      ? [occasion.client.region]
      : [...new Set(pools.clients.map(({ region }) => region))];
    const expected = new Set(regions.flatMap(region => endpointsOf(region)));
    const calls = visit.requests.map(request => readApiCall(request)).filter(call => call !== undefined);
    // Where the link leaves open whose code it carries, to call nobody may be right.
    if (isSettled && calls.length === 0) return notSeen;
    const astray = calls.find(({ endpoint }) => !expected.has(endpoint));
    if (!astray) return undefined;
    return `The pool is in ${regions.join(' or ')}, and the page called ${astray.endpoint} instead of ${[...expected].join(' or ')}.`;
  },
);
