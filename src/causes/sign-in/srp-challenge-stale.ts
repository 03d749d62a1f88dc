import { defineCause } from '../cause.ts';

export const srpChallengeStale = defineCause<{ user: string; reason: string }>({
  id: 'srp-challenge-stale',
  title: 'The PASSWORD_VERIFIER answer is too old, altered or used before',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means: 'PASSWORD_CLAIM_SECRET_BLOCK does not open, is past its few minutes, or was answered already.',
  toldApart: 'The secret block is not the one of a fresh InitiateAuth of this user and client.',
  fix: 'Begin again with InitiateAuth and answer its challenge once, at once.',
});
