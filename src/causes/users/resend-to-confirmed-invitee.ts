import { defineCause } from '../cause.ts';

export const resendToConfirmedInvitee = defineCause<{ user: string; status: string }>({
  id: 'resend-to-confirmed-invitee',
  title: 'The invitation is answered already',
  shows: {
    type: 'UnsupportedUserStateException',
    message: ({ user }) => `Resend not possible. ${user} status is not FORCE_CHANGE_PASSWORD`,
  },
  means: 'MessageAction RESEND is for users who have not replaced their temporary password.',
  toldApart: 'UserStatus in the facts.',
  fix: 'Reset the password instead.',
});
