import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const signInBegunAtProvider = describeCause({
  id: 'sign-in-begun-at-provider',
  title: 'The SAML sign-in was begun at the provider, or its state is too old',
  seen: [
    {
      at: 'callback',
      error: 'invalid_request',
      text: 'Invalid samlResponse or relayState from identity provider',
    },
    { at: 'sign-in page', text: 'Invalid samlResponse or relayState from identity provider' },
  ],
  means:
    'Sign-ins that begin with a tile at the provider (IdP-initiated) are off by default, so that a SAML response without a ' +
    'RelayState of Cognito is refused. One that Cognito began and that took too long, or was bookmarked, ends the same way.',
  toldApart:
    'The form to /saml2/idpresponse has no RelayState, or an old one. Sign-ins that begin in the app work.',
  fix: 'Let the tile lead to the app, which begins the sign-in; or set IDPInit true on the provider and give it the RelayState.',
  likely: 80,
  settledBy: filledIn(
    'aws cognito-idp describe-identity-provider --user-pool-id POOL_ID --provider-name PROVIDER --region REGION',
  ),
  source: documented('cognito-user-pools-SAML-session-initiation'),
});
