import { defineCause } from '../cause.ts';

export const sessionTrackingOff = defineCause<{ poolId: string }>({
  id: 'session-tracking-off',
  title: 'The user pool does not track the sessions of its users',
  shows: {
    type: 'OperationNotEnabledException',
    message: 'User session tracking is not enabled for the user pool.',
  },
  means:
    'Listing and revoking sessions, and the session settings of app clients, need a pool with UserSessionTracking ' +
    'ENABLED. The wording of the message is inferred.',
  toldApart: 'GetUserPoolSessionConfiguration shows UserSessionTracking DISABLED, which is the default.',
  fix:
    'Call SetUserPoolSessionConfiguration with UserSessionTracking ENABLED. To end all sessions of a user, ' +
    'AdminUserGlobalSignOut works without it.',
});
