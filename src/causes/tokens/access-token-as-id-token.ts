import { areAll } from '../are-all.ts';
import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const accessTokenAsIdToken = describeCause({
  id: 'access-token-as-id-token',
  title: 'An access token came where an ID token belongs',
  seen: [
    { at: 'gateway', error: '401', text: '{"message":"Unauthorized"}' },
    {
      at: 'client library',
      error: 'CognitoJwtInvalidTokenUseError',
      text: 'Token use not allowed: access. Expected: id',
    },
    {
      at: 'identity pool',
      error: 'NotAuthorizedException',
      text: 'Token is not from a supported provider of this identity pool.',
    },
  ],
  means:
    'The token is a good access token, and the place takes ID tokens: a REST API method without scopes, an identity pool, or a ' +
    'verifier that is set to tokenUse id. Access tokens have no aud, so that checks of the audience fail as well.',
  toldApart: 'Its token_use claim is access. The test of an authorizer in the console takes ID tokens only.',
  fix:
    'Send the IdToken of the same sign-in; or set up the place for access tokens: scopes on the method, tokenUse access on the ' +
    'verifier.',
  likely: 40,
  judge: judgedBy(function* (known) {
    for (const { use, usedAs } of known.tokens)
      if (use === 'access' && usedAs === 'id')
        yield settles('The token is an access token (token_use) and was used as an ID token.');
      else if (use === 'access' && hasFailed(known))
        yield speaksFor('The token is an access token (token_use).');
      else if (areAll(known, 'id')) yield rulesOut('The token is an ID token (token_use).');
  }),
  settledBy: () => 'lifeguard explain TOKEN --as id',
  source: documented('amazon-cognito-user-pools-using-the-id-token'),
});
