import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { keptContract } from '../kept-contract.ts';

export const decisionUnclear = defineCause<{ trigger: string; function: string; problem: string }>({
  id: 'decision-unclear',
  title: 'The define auth challenge function does not say what comes next',
  // That it is an error is documented; type and text are inferred.
  shows: { type: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
  means:
    'The response must do exactly one of three things: set issueTokens to true, set failAuthentication to true, or name ' +
    'the next challenge. This one does none of them, or two that exclude each other.',
  toldApart:
    'All members have the right type; the problem named here tells what the response decides. It is usual where the ' +
    'function has no branch for the session that it was given, such as an empty one or a wrong answer.',
  fix:
    'End every path of the function with one of the three. `event.request.session` shows what came before: give the ' +
    'empty list, each challenge, and a challengeResult of false a branch, and fail in the last one.',
  likely: 12,
  seen: [{ at: 'client library', text: 'A custom sign-in goes round and round, or ends with no next step.' }],
  judge: keptContract,
  settledBy: () => 'lifeguard trigger check FILE',
  source: documented('user-pool-lambda-define-auth-challenge'),
});
