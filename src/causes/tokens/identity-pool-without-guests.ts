import { describeCause } from '../cause.ts';

export const identityPoolWithoutGuests = describeCause({
  id: 'identity-pool-without-guests',
  title: 'The identity pool takes no guests, and no login came',
  seen: [
    {
      at: 'identity pool',
      error: 'NotAuthorizedException',
      text: 'Unauthenticated access is not supported for this identity pool.',
    },
  ],
  means: 'The call had no Logins: the user was not signed in yet, or the tokens could not be refreshed.',
  toldApart:
    'AllowUnauthenticatedIdentities is false, as it mostly should be; the call came before the sign-in was done.',
  fix: 'Ask for credentials after the sign-in. Leave guests off unless their role is meant for everybody.',
  likely: 20,
  settledBy: () =>
    'aws cognito-identity describe-identity-pool --identity-pool-id IDENTITY_POOL_ID --query AllowUnauthenticatedIdentities',
});
