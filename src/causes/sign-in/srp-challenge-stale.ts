import { defineCause } from '../cause.ts';
import { rulesOut } from '../evidence.ts';
import { flowOf } from '../flow-of.ts';
import { judgedBy } from '../judged-by.ts';

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
  likely: 8,
  judge: judgedBy(function* (known) {
    const flow = flowOf(known);
    if (flow !== undefined && flow !== 'USER_SRP_AUTH' && flow !== 'USER_AUTH')
      yield rulesOut(`The sign-in was by ${flow}, without SRP.`);
  }),
});
