import { defineCause } from '../cause.ts';

/**
 * The service documents no limit and no text. Sign-ins declare no LimitExceededException; SDKs try again by
 * themselves after a TooManyRequestsException, which is for calls that may succeed a moment later; what is
 * left is the error by which sign-ins are known to limit a user (inferred).
 */
export const signInCodesExceeded = defineCause<{ user: string; count: number; limit: number }>({
  id: 'sign-in-codes-exceeded',
  title: 'Too many codes were sent to sign in with',
  shows: { type: 'NotAuthorizedException', message: 'Password attempts exceeded' },
  means:
    'Signing in has had as many codes sent to this user within an hour as the pool allows, by mail and SMS together, as ' +
    'first and as second factors. No further one is sent, so that nobody can flood a user with messages by asking for ' +
    'them in its name. A name that nobody has is counted alike where the client hides who exists.',
  toldApart:
    'The call would have sent a code: none arrives, and the count in the facts is above the limit. No wrong answer is ' +
    'needed for it, as it is for password-attempts-exceeded, mfa-attempts-exceeded and first-factor-attempts-exceeded. ' +
    'A code that arrived earlier, in a sign-in that still lasts, is taken.',
  fix:
    'Wait until the hour is over that the first of the codes opened, or sign in by what sends nothing. Keep the session ' +
    'and its tokens, where an app signs in anew for each run or page. For suites of tests that sign one user in again ' +
    'and again, raise limits.signInCodesPerHour of the pool in pools.yaml.',
});
