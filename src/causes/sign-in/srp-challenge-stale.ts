import { defineCause } from '../cause.ts';

export const srpChallengeStale = defineCause<{ user: string; reason: string }>({
  id: 'srp-challenge-stale',
  title: 'The answer to PASSWORD_VERIFIER is not to a fresh challenge of this user',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means:
    'PASSWORD_CLAIM_SECRET_BLOCK does not open, was made for another user, is past its few minutes or was ' +
    'answered already; or TIMESTAMP is more than five minutes off.',
  toldApart:
    'The fact `reason` says which. A wrong password shows the same error; its cause is srp-proof-wrong.',
  fix: 'Begin again with InitiateAuth and answer its challenge once, at once, by a clock that is right.',
});
