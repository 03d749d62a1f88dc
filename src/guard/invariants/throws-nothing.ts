import { invariant } from '../invariant.ts';

/** What no code catches, no user is told. */
export const throwsNothing = invariant(
  'throws-nothing',
  'No error goes uncaught.',
  ['client', 'no client', 'unknown client', 'other pool', 'failure'],
  ({ visit: { errors } }) => {
    const [first] = errors;
    return first === undefined ? undefined : `The page threw: ${first}`;
  },
);
