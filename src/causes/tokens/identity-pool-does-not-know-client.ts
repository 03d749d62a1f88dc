import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { documented } from '../documented.ts';
import { speaksAgainst, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const identityPoolDoesNotKnowClient = describeCause({
  id: 'identity-pool-does-not-know-client',
  title: 'The identity pool does not list the pool and client of the token',
  seen: [
    {
      at: 'identity pool',
      error: 'NotAuthorizedException',
      text: 'Token is not from a supported provider of this identity pool.',
    },
  ],
  means:
    'An identity pool takes ID tokens of the user pools and app clients that it lists as providers. This pair is not listed, ' +
    'or it is listed for another region.',
  toldApart:
    'CognitoIdentityProviders of the identity pool lacks the pair of iss and aud. An access token shows the same.',
  fix: 'Add the provider cognito-idp.REGION.amazonaws.com/POOL_ID with the client id to the identity pool.',
  likely: 60,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    for (const { use, issuer, clientId } of known.tokens)
      if (use === 'id' && issuer !== undefined && clientId !== undefined)
        yield speaksFor(`The token is an ID token of ${issuer} for client ${namedClient(known, clientId)}.`);
      else if (use === 'access')
        yield speaksAgainst('The token is an access token, which no identity pool takes.');
  }),
  settledBy: () =>
    'aws cognito-identity describe-identity-pool --identity-pool-id IDENTITY_POOL_ID --query CognitoIdentityProviders',
  source: documented('amazon-cognito-integrating-user-pools-with-identity-pools'),
});
