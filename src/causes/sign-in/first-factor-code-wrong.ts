import { defineCause } from '../cause.ts';

export const firstFactorCodeWrong = defineCause<{ user: string; challenge: string }>({
  id: 'first-factor-code-wrong',
  title: 'The code to sign in with is not the one that was sent',
  shows: { type: 'CodeMismatchException', message: 'Invalid code or auth state for the user.' },
  means:
    'The answer to EMAIL_OTP or SMS_OTP as a first factor is not the code of eight digits that was sent for it.',
  toldApart:
    'A wrong code of a second factor looks the same, but has six digits and comes after a password. Each sign-in ' +
    'sends a code of its own: one of an earlier attempt ends here.',
  fix: 'Enter the code of the newest message. The session stays good for another try until its time is up.',
  likely: 30,
});
