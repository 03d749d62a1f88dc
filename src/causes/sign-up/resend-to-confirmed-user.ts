import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';
import { userStatusIs } from '../user-status.ts';

export const resendToConfirmedUser = defineCause<{ user: string }>({
  id: 'resend-to-confirmed-user',
  title: 'No code to send again: the user is confirmed',
  shows: {
    type: 'InvalidParameterException',
    message: 'User is already confirmed.',
  },
  means: 'ResendConfirmationCode is for sign-ups that await their code.',
  toldApart: 'UserStatus is CONFIRMED.',
  fix: 'Sign in; for a forgotten password call ForgotPassword.',
  likely: 20,
  judge: known => userStatusIs(known, 'CONFIRMED', /already confirmed/),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserStatus',
  ),
});
