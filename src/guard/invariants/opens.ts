import { invariant } from '../invariant.ts';

/** What was not seen is no refusal: a page that fails on a link fails its user. */
export const opens = invariant(
  'opens',
  'The page opens with every link.',
  ['client', 'no client', 'unknown client', 'other pool', 'failure'],
  ({ visit: { form, obstacle } }) =>
    form === 'not reached' ? `The page was not reached: ${obstacle}.` : undefined,
);
