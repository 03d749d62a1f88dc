import { defineCause } from '../cause.ts';

export const refreshTokenExpired = defineCause<{ user: string; expiredAt: number }>({
  id: 'refresh-token-expired',
  title: 'The refresh token is past its time',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Refresh Token has expired',
  },
  means: 'RefreshTokenValidity of the app client has passed since the sign-in.',
  toldApart: "The time of the sign-in plus the client's RefreshTokenValidity.",
  fix: 'Sign in again; raise RefreshTokenValidity if sign-ins should last longer.',
});
