import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { keptContract } from '../kept-contract.ts';

export const answerBreaksContract = defineCause<{
  trigger: string;
  function: string;
  field: string;
  problem: string;
  /** What else is wrong with it, where there is more. */
  alsoWrong?: readonly string[];
}>({
  id: 'answer-breaks-contract',
  title: 'The trigger function’s answer does not have the form that Cognito expects',
  shows: { type: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
  means:
    'The answer is JSON, but it is no event, has no `response` object, or its response has a member of the wrong type ' +
    'or one that this trigger does not know. A truth value in quotation marks is the usual one.',
  toldApart:
    'The text says "Unrecognizable lambda output" and nothing else; the problem named here tells which member it is. ' +
    'An answer of null says "Invalid JSON".',
  fix:
    'Change only `event.response`, use the member names of the trigger’s documentation exactly, booleans without ' +
    'quotation marks, and return the whole event.',
  likely: 70,
  seen: [
    { at: 'function log', text: '"autoConfirmUser":"true"' },
    { at: 'API', error: 'InvalidLambdaResponseException', text: 'Invalid lambda trigger source' },
  ],
  judge: keptContract,
  settledBy: () => 'lifeguard trigger check FILE',
  source: documented('cognito-user-pools-working-with-lambda-triggers'),
});
