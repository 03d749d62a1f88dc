import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const accessTokenKeyUnknown = defineCause<{ pool: string; kid: string }>({
  id: 'access-token-key-unknown',
  title: 'The access token names a key that its pool does not have',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid Access Token',
  },
  means:
    'The token names this pool, and in its header (`kid`) a key with which the pool verifies no access token: one ' +
    'that was withdrawn by `lifeguard keys rotate --leaked` or whose time after a rotation is over, or the key of ' +
    'another service or store with a pool of the same id. A store that is made anew, as the one in memory is at ' +
    'each start, has new keys.',
  toldApart:
    "It decodes, and its issuer is this pool; its kid is not among those of the pool's jwks.json. With " +
    'access-token-unreadable it does not get as far; with access-token-signature-wrong the key is there and did not ' +
    'sign this.',
  fix:
    'Get new tokens: the refresh token is not signed with these keys and is good after a rotation. Where the store ' +
    'is another, sign in again.',
  likely: 20,
  seen: [
    {
      at: 'client library',
      error: 'KidNotFoundInJwksError',
      text: 'JWK for kid "<kid>" not found in the JWKS',
    },
    {
      at: 'client library',
      error: 'JWKSNoMatchingKey',
      text: 'no applicable key found in the JSON Web Key Set',
    },
    {
      at: 'client library',
      text: 'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
    },
    { at: 'client library', text: 'IDX10501: <what>' },
  ],
  judge: judgedBy(function* ({ tokens }) {
    for (const { signature, keyId, issuer, keysAtHand } of tokens)
      if (keysAtHand !== undefined)
        yield speaksFor('No key of the set that was handed over has the name that the token gives (kid).');
      else if (signature === 'by an unknown key')
        yield settles(`The pool of the issuer ${issuer ?? ''} has no key ${keyId ?? 'of that name'}.`);
      else if (signature !== undefined) yield rulesOut('The key of the token is one of its pool.');
  }),
  settledBy: filledIn('curl https://cognito-idp.REGION.amazonaws.com/POOL_ID/.well-known/jwks.json'),
  source: documented('amazon-cognito-user-pools-using-tokens-verifying-a-jwt'),
});
