import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksAgainst } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { logTells } from '../log-tells.ts';

export const handlerThrew = defineCause<{
  trigger: string;
  function: string;
  message: string;
  /** The file and line in which the error came up, where they are known. */
  at?: string;
}>({
  id: 'handler-threw',
  title: 'The trigger function threw an error',
  shows: {
    type: 'UserLambdaValidationException',
    // The service always adds the full stop, also after a message that ends with one.
    message: ({ trigger, message }) => `${trigger} failed with error ${message}.`,
  },
  means:
    'The handler threw, rejected its promise, gave an error to its callback, or left an error uncaught. Its message ' +
    'is shown to the caller, who may be anyone. This is also how a handler refuses on purpose.',
  toldApart:
    'The type is UserLambdaValidationException and the text after "failed with error" is the handler’s own; a ' +
    'function that does not load, exits or overruns its own time limit shows a sentence of the Lambda runtime there.',
  fix:
    '`at` names the file and line of a function that runs here; of one in AWS, read its log for the stack. Where the refusal is meant, throw a text that a user may read; where it ' +
    'is not, catch the error in the handler and return the event.',
  likely: 70,
  seen: [{ at: 'callback', error: 'invalid_request', text: '<trigger> failed with error <text>.' }],
  judge: judgedBy(function* (known) {
    yield* logTells(known, 'threw');
    if (
      known.errors.some(({ message = '' }) =>
        /^\w+ failed with error (?:RequestId: |Task timed out after )/.test(message),
      )
    )
      yield speaksAgainst('The text is one of the Lambda runtime, not of the handler.');
    if (known.logs.some(({ says }) => says === 'answered'))
      yield speaksAgainst('The log has a run that answered.');
  }),
  settledBy: filledIn('aws logs tail /aws/lambda/FUNCTION --since 1h --region REGION'),
  source: documented('cognito-user-pools-working-with-lambda-triggers'),
});
