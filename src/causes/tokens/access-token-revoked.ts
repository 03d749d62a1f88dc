import { defineCause } from '../cause.ts';

export const accessTokenRevoked = defineCause<{ user: string; family: string }>({
  id: 'access-token-revoked',
  title: 'The access token was revoked',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Access Token has been revoked',
  },
  means:
    'The sign-in that it stems from was ended by RevokeToken, GlobalSignOut, AdminUserGlobalSignOut ' +
    'or AdminDisableUser. Checks of the signature alone still pass.',
  toldApart:
    'It is not expired and its signature holds; its origin_jti is revoked, or the user signed out ' +
    'since.',
  fix: 'Sign in again.',
});
