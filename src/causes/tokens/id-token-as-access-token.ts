import { defineCause } from '../cause.ts';

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
});
