import { defineCause } from '../cause.ts';

/** The text is inferred: the name alone is documented. */
export const notARefreshToken = defineCause<{ client: string }>({
  id: 'not-a-refresh-token',
  title: 'Only refresh tokens can be revoked',
  shows: {
    type: 'UnsupportedTokenTypeException',
    message: 'Unsupported token type',
  },
  means: 'RevokeToken takes a refresh token; an access or ID token came.',
  toldApart: 'The token has three parts and a token_use claim.',
  fix: 'Send the refresh token: its access tokens are revoked with it.',
});
