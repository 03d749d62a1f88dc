import { invariant } from '../invariant.ts';

/** Whoever else is told the password can sign in with it, and logs keep what addresses carry. */
export const tellsNobodyElse = invariant(
  'tells-nobody-else',
  'The password and the code go to Cognito alone, with the call of ConfirmForgotPassword.',
  ['client', 'no client', 'unknown client', 'other pool', 'failure'],
  ({ visit }) => {
    const telling = visit.requests.find(({ tells }) => tells !== undefined);
    if (!telling) return undefined;
    // The rest of the address may be what tells it.
    return `The page told ${telling.tells} to ${new URL(telling.url).origin}, beside the call of ConfirmForgotPassword.`;
  },
);
