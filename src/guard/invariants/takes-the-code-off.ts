import { invariant } from '../invariant.ts';

/** What stands in the address bar stands in the history, in bookmarks and on shared screens too. */
export const takesTheCodeOff = invariant(
  'takes-the-code-off',
  'The code leaves the address bar before anything is typed.',
  ['client', 'no client'],
  ({ visit, values }) =>
    visit.form === 'submitted' && visit.address.includes(values.code)
      ? 'The code still stands in the address bar when the form is there.'
      : undefined,
);
