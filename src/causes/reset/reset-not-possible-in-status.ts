import { defineCause } from '../cause.ts';

export const resetNotPossibleInStatus = defineCause<{ user: string; status: string }>({
  id: 'reset-not-possible-in-status',
  title: 'The user has no password of its own to reset',
  shows: {
    type: 'NotAuthorizedException',
    message: 'User password cannot be reset in the current state.',
  },
  means:
    'The user still has a temporary password (FORCE_CHANGE_PASSWORD) or signs in through another ' +
    'provider (EXTERNAL_PROVIDER), so that there is nothing to reset.',
  toldApart: 'UserStatus of the user, which is in the facts.',
  fix:
    'FORCE_CHANGE_PASSWORD: send the invitation again (AdminCreateUser with MessageAction RESEND) or ' +
    'set a password. EXTERNAL_PROVIDER: reset it at the provider.',
});
