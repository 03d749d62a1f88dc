import { invariant } from '../invariant.ts';

/** The address of the page carries the code. */
export const tellsNoReferrer = invariant(
  'tells-no-referrer',
  'No request tells the address that carries the code.',
  ['client', 'no client', 'unknown client', 'other pool', 'failure'],
  ({ visit, values }) => {
    const told = visit.requests.find(({ headers }) => headers.referer?.includes(values.code));
    return (
      told &&
      `The request to ${new URL(told.url).origin}${new URL(told.url).pathname} told the code as its referrer.`
    );
  },
  { needsBrowser: true },
);
