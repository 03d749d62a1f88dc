import { defineCause } from '../cause.ts';
import { rulesOut } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

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
  likely: 20,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user)
      yield user.status === 'FORCE_CHANGE_PASSWORD'
        ? rulesOut('The status of the user is FORCE_CHANGE_PASSWORD.')
        : settlesWhereShown(
            known,
            /UnsupportedUserState|Resend not possible/,
            `The status of the user is ${user.status}.`,
          );
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
});
