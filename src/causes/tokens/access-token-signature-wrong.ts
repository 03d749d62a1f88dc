import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const accessTokenSignatureWrong = defineCause<Record<string, never>>({
  id: 'access-token-signature-wrong',
  title: 'The signature of the access token is wrong',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Could not verify signature for Access Token',
  },
  means: "The token decodes, but its signature is not that of the pool's key for access tokens.",
  toldApart:
    'Its header names a key of the pool, so that it was altered after it was signed. A token of another service or ' +
    'store, such as a pool of the same id on AWS, names another key: access-token-key-unknown.',
  fix: 'Sign in at this endpoint and use the token that it gives.',
  likely: 60,
  seen: [
    { at: 'client library', error: 'InvalidSignatureError', text: 'Signature verification failed' },
    {
      at: 'client library',
      error: 'JWSSignatureVerificationFailed',
      text: 'signature verification failed',
    },
    { at: 'client library', error: 'JwtInvalidSignatureError', text: 'Invalid signature' },
    { at: 'client library', error: 'JsonWebTokenError', text: 'invalid signature' },
    { at: 'client library', text: 'Could not verify JWT: JWSError JWSInvalidSignature' },
  ],
  judge: judgedBy(function* ({ tokens }) {
    for (const { signature } of tokens)
      if (signature === 'wrong') yield settles('The signature is not that of the key which the token names.');
      else if (signature === 'right') yield rulesOut('The signature is right.');
  }),
  settledBy: () => 'lifeguard explain TOKEN --jwks JWKS_FILE',
  source: documented('amazon-cognito-user-pools-using-tokens-verifying-a-jwt'),
});
