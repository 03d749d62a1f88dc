import { defineCause } from '../cause.ts';

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
});
