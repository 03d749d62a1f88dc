import { defineCause } from '../cause.ts';

/** The text is that of wrong passwords (inferred: the service documents none for codes). */
export const firstFactorAttemptsExceeded = defineCause<{ user: string; count: number; limit: number }>({
  id: 'first-factor-attempts-exceeded',
  title: 'Too many codes were tried to sign in with',
  shows: { type: 'NotAuthorizedException', message: 'Password attempts exceeded' },
  means:
    'More codes of EMAIL_OTP or SMS_OTP were submitted for this user than may be in an hour, in all sign-ins together. ' +
    'So the eight digits cannot be guessed.',
  toldApart: 'Even the right code is refused for now. A password or passkey of the user still works.',
  fix: 'Wait until the hour is over that the first of the codes opened, or sign in with another factor.',
});
