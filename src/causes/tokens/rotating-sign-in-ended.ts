import { defineCause } from '../cause.ts';

export const rotatingSignInEnded = defineCause<{ user: string; family: string }>({
  id: 'rotating-sign-in-ended',
  title: 'The sign-in of the rotating refresh token was ended',
  shows: {
    type: 'NotAuthorizedException',
    message: null,
  },
  means:
    'RevokeToken with any refresh token of the sign-in, GlobalSignOut, AdminUserGlobalSignOut or AdminDisableUser ' +
    'ended it. Where the app client rotates refresh tokens, the service sends no message at all.',
  toldApart:
    'No other cause shows a NotAuthorizedException without a message. A client without rotation shows ' +
    '`Refresh Token has been revoked`.',
  fix: 'Sign in again.',
});
