import { areAll } from '../are-all.ts';
import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const idTokenAsAccessToken = defineCause<Record<string, never>>({
  id: 'id-token-as-access-token',
  title: 'An ID token came where an access token belongs',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid Access Token',
  },
  means: 'The token is a good ID token; this operation takes access tokens only.',
  toldApart: 'Its token_use claim is id.',
  fix: 'Send the AccessToken of the same sign-in.',
  likely: 40,
  seen: [
    {
      at: 'client library',
      error: 'CognitoJwtInvalidTokenUseError',
      text: 'Token use not allowed: id. Expected: access',
    },
  ],
  judge: judgedBy(function* (known) {
    for (const { use, usedAs } of known.tokens)
      if (use === 'id' && usedAs === 'access')
        yield settles('The token is an ID token (token_use) and was used as an access token.');
      else if (use === 'id' && hasFailed(known)) yield speaksFor('The token is an ID token (token_use).');
      else if (areAll(known, 'access')) yield rulesOut('The token is an access token (token_use).');
  }),
  settledBy: () => 'lifeguard explain TOKEN --as access',
  source: documented('amazon-cognito-user-pools-using-the-access-token'),
});
