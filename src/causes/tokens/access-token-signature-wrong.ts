import { defineCause } from '../cause.ts';

export const accessTokenSignatureWrong = defineCause<Record<string, never>>({
  id: 'access-token-signature-wrong',
  title: 'The signature of the access token is wrong',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Could not verify signature for Access Token',
  },
  means: "The token decodes, but its signature is not that of the pool's key for access tokens.",
  toldApart:
    'Altered, or signed by another service or by a pool of the same id whose keys are others, such as ' +
    'the one on AWS.',
  fix: 'Sign in at this endpoint and use the token that it gives.',
});
