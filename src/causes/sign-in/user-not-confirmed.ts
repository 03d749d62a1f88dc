import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';
import { userStatusIs } from '../user-status.ts';

export const userNotConfirmed = defineCause<{ user: string }>({
  id: 'user-not-confirmed',
  title: 'The user has not confirmed its sign-up',
  shows: {
    type: 'UserNotConfirmedException',
    message: 'User is not confirmed.',
  },
  means:
    'The user signed up and the code of the sign-up was never submitted. A PreSignUp trigger that ' +
    'meant to confirm and answered the text "true" ends here too.',
  toldApart: 'UserStatus is UNCONFIRMED.',
  fix: 'ResendConfirmationCode and ConfirmSignUp, or AdminConfirmSignUp.',
  likely: 20,
  judge: known => userStatusIs(known, 'UNCONFIRMED', /UserNotConfirmedException|User is not confirmed/),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
  source: documented('signing-up-users-in-your-app'),
});
