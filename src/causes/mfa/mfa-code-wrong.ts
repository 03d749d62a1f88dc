import { defineCause } from '../cause.ts';

export const mfaCodeWrong = defineCause<{ user: string; challenge: string }>({
  id: 'mfa-code-wrong',
  title: 'The code of the second factor is not the one that was sent',
  shows: { type: 'CodeMismatchException', message: 'Invalid code or auth state for the user.' },
  means: 'The answer to SMS_MFA or EMAIL_OTP is not the code that was sent for this very sign-in.',
  toldApart:
    'A wrong code of an authenticator app shows Invalid code received for user. Each sign-in sends a code of its own: ' +
    'one of an earlier attempt ends here.',
  fix: 'Enter the code of the newest message. The session stays good for another try until its time is up.',
  likely: 50,
});
