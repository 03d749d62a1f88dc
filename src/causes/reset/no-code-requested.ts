import { defineCause } from '../cause.ts';

export const noCodeRequested = defineCause<{ user: string }>({
  id: 'no-code-requested',
  title: 'No code was ever requested',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means:
    'There is no code for this user to compare with: nobody requested one, or it has been forgotten ' +
    'since.',
  toldApart:
    'No ForgotPassword, sign-up or resend for this user precedes the call. A user name altered on its ' +
    'way (a + that became a space) leads here as well.',
  fix: 'Request a code first, with the same user name and the same app client.',
});
