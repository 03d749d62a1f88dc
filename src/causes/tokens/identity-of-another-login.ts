import { describeCause } from '../cause.ts';

export const identityOfAnotherLogin = describeCause({
  id: 'identity-of-another-login',
  title: 'The identity belongs to another login',
  seen: [
    {
      at: 'identity pool',
      error: 'NotAuthorizedException',
      text: "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    },
  ],
  means:
    'The identity id that the app kept was made for another user or without a login, and the tokens that come now are of ' +
    'somebody else.',
  toldApart: 'It happens after another user signed in on the same device; a new browser profile works.',
  fix: 'Forget the identity id at sign-out, and ask for it anew (GetId) with the logins of the user.',
  likely: 20,
  settledBy: () => 'aws cognito-identity describe-identity --identity-id IDENTITY_ID --query Logins',
});
