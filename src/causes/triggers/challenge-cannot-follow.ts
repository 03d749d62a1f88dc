import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { keptContract } from '../kept-contract.ts';

export const challengeCannotFollow = defineCause<{
  trigger: string;
  challenge: string;
  /** The challenges before it, in their order. */
  after: readonly string[];
  possible: readonly string[];
}>({
  id: 'challenge-cannot-follow',
  title: 'The define auth challenge function names a challenge that cannot come next',
  // Inferred.
  shows: { type: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
  means:
    'challengeName is no challenge of a custom sign-in, or not at this point of it. Every challenge of your own is ' +
    'called CUSTOM_CHALLENGE; what tells them apart is the challengeMetadata that the create auth challenge function ' +
    'sets. PASSWORD_VERIFIER can only be the answer to a sign-in that began with SRP_A. Second factors come by ' +
    'themselves and need not be named.',
  toldApart:
    'The response is well formed and names a challenge. `possible` lists what could have come next; a name of your own ' +
    'or one in lower case is the usual mistake.',
  fix:
    'Answer CUSTOM_CHALLENGE and choose among your challenges in the create auth challenge function, by the number of ' +
    'rounds in `event.request.session` or their challengeMetadata. For PASSWORD_VERIFIER, send CHALLENGE_NAME: SRP_A ' +
    'with SRP_A and USERNAME to InitiateAuth.',
  likely: 8,
  judge: keptContract,
  settledBy: () => 'lifeguard trigger check FILE',
  source: documented('user-pool-lambda-define-auth-challenge'),
});
