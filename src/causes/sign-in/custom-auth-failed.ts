import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { flowOf } from '../flow-of.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const customAuthFailed = defineCause<{
  user: string;
  /** The challenges of the sign-in and how they went, such as `CUSTOM_CHALLENGE: wrong`. */
  rounds: readonly string[];
}>({
  id: 'custom-auth-failed',
  title: 'The define auth challenge function ended the sign-in',
  shows: { type: 'NotAuthorizedException', message: 'Incorrect username or password.' },
  means:
    'DefineAuthChallenge set failAuthentication to true. Cognito shows the text of a wrong password, although there may ' +
    'have been no password in the sign-in at all.',
  toldApart:
    'The AuthFlow is CUSTOM_AUTH and the function ran; `rounds` lists what it was told. Where a round is wrong that ' +
    'should be right, look at VerifyAuthChallengeResponse; where all are right, at the branches of DefineAuthChallenge.',
  fix:
    'If the answer was wrong, this is how it should be. If not, log `event.request.session` in DefineAuthChallenge: it ' +
    'often lacks a branch for sign-ins that begin with SRP_A, or for those that do not.',
  likely: 15,
  judge: judgedBy(function* (known) {
    const flow = flowOf(known);
    if (flow === 'CUSTOM_AUTH') yield speaksFor('The sign-in was a custom one (CUSTOM_AUTH).');
    else if (flow !== undefined) yield rulesOut(`The sign-in was by ${flow}, not a custom one.`);
    const triggers = askedPool(known)?.triggers;
    if (triggers && !triggers.includes('DefineAuthChallenge'))
      yield rulesOut('The pool has no DefineAuthChallenge trigger.');
  }),
  settledBy: filledIn('aws logs tail /aws/lambda/DEFINE_AUTH_CHALLENGE_FUNCTION --since 1h --region REGION'),
  source: documented('user-pool-lambda-define-auth-challenge'),
});
