import { defineCause } from '../cause.ts';

export const deviceChallengeStale = defineCause<{ user: string; device: string; reason: string }>({
  id: 'device-challenge-stale',
  title: 'The answer to DEVICE_PASSWORD_VERIFIER is not to a fresh challenge of this device',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means:
    'PASSWORD_CLAIM_SECRET_BLOCK does not open, was made for another device or sign-in or for a password, or is ' +
    'past its few minutes; or TIMESTAMP is more than five minutes off.',
  toldApart:
    'The fact `reason` says which. A wrong secret shows the same error; its cause is device-proof-wrong.',
  fix: 'Answer DEVICE_SRP_AUTH again and its challenge at once, by a clock that is right.',
});
