import { defineCause } from '../cause.ts';

export const customAuthNotConfigured = defineCause<{ pool: string; client: string }>({
  id: 'custom-auth-not-configured',
  title: 'The pool has no trigger that defines a custom sign-in',
  shows: {
    type: 'InvalidParameterException',
    message: 'Custom auth lambda trigger is not configured for the user pool.',
  },
  means:
    'The app signs in by CUSTOM_AUTH, and the pool has no DefineAuthChallenge trigger. Often nobody meant to: libraries ' +
    'turn to CUSTOM_AUTH by themselves where the password is empty.',
  toldApart:
    'The AuthFlow of the request is CUSTOM_AUTH. If the app should sign in with a password, the password field was ' +
    'empty when it was sent.',
  fix:
    'To sign in with a password, check that it is not empty before you call the library. To sign in by your own ' +
    'challenges, set DefineAuthChallenge, CreateAuthChallenge and VerifyAuthChallengeResponse of the pool.',
});
