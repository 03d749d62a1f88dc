import { invariant } from '../invariant.ts';

/** A pool is known in its own region only. */
export const callsTheRegion = invariant(
  'calls-the-region',
  'The call goes to the endpoint of the pool’s region.',
  ['client'],
  ({ occasion: { client }, calls, endpointsOf }) => {
    const [call] = calls;
    const expected = endpointsOf(client.region);
    if (!call || expected.includes(call.endpoint)) return undefined;
    return `The pool is in ${client.region}, and the page called ${call.endpoint} instead of ${expected.join(' or ')}.`;
  },
);
