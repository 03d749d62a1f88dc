import { defineCause } from '../cause.ts';

export const rotatedTokenInRefreshFlow = defineCause<{ user: string; family: string }>({
  id: 'rotated-token-in-refresh-flow',
  title: 'The refresh token was exchanged while the app client rotated them',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Refresh Token has been revoked',
  },
  means:
    'The app client does not rotate refresh tokens any more, but it did, and this token was exchanged for a newer ' +
    'one then. Only the newest of the sign-in is good. What the service shows here is inferred.',
  toldApart:
    'The sign-in was not ended: its newest refresh token works. GetTokensFromRefreshToken shows ' +
    'RefreshTokenReuseException for the same token.',
  fix: 'Send the newest refresh token of the sign-in, or sign in again.',
  likely: 8,
});
