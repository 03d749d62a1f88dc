import { invariant, notSeen } from '../invariant.ts';

/** What stands in the address bar stands in the history, in bookmarks and on shared screens too. */
export const takesTheCodeOff = invariant(
  'takes-the-code-off',
  'The code leaves the address bar before anything is typed.',
  ['client', 'no client'],
  ({ occasion, visit, values }) => {
    // A link without an app client may be refused, without a form.
    if (visit.form !== 'submitted') return occasion.kind === 'client' ? notSeen : undefined;
    return visit.address.includes(values.code)
      ? 'The code still stands in the address bar when the form is there.'
      : undefined;
  },
);
