import { defineCause } from '../cause.ts';

export const refreshTokenRevoked = defineCause<{ user: string; family: string }>({
  id: 'refresh-token-revoked',
  title: 'The refresh token was revoked',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Refresh Token has been revoked',
  },
  means: 'RevokeToken, GlobalSignOut, AdminUserGlobalSignOut or AdminDisableUser ended the sign-in.',
  toldApart: 'It opens, is of this client and not past its time, and its family is revoked.',
  fix: 'Sign in again.',
});
