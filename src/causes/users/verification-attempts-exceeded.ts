import { defineCause } from '../cause.ts';

export const verificationAttemptsExceeded = defineCause<{ user: string; count: number; limit: number }>({
  id: 'verification-attempts-exceeded',
  title: 'An address was tried to be verified too often',
  shows: {
    type: 'LimitExceededException',
    message: 'Attempt limit exceeded, please try after some time.',
  },
  means:
    'Within an hour, a user may ask for a verification code 5 times and submit one 15 times, whichever address it is ' +
    'for. The limit is met before the code is looked at, so that even the right one is refused.',
  toldApart:
    'The operation is GetUserAttributeVerificationCode or VerifyUserAttribute; the count is in the facts.',
  fix: 'Wait until the hour is over.',
});
