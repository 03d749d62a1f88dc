import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const lambdaRefused = defineCause<{
  trigger: string;
  function: string;
  address: string;
  code: string;
  reason: string;
}>({
  id: 'lambda-refused',
  title: 'Lambda answered the invocation of the trigger function with an error',
  shows: {
    type: 'UnexpectedLambdaException',
    // Observed of ResourceConflictException, among others.
    message: ({ trigger, code }) => `${trigger} invocation failed due to error ${code}.`,
  },
  means:
    'The function was reached and not run: it is being created or updated, its key or network cannot be used, or what ' +
    'listens at the endpoint is not Lambda.',
  toldApart: 'The text ends with Lambda’s error code; the reason in the facts is Lambda’s own.',
  fix:
    'Read the reason. A function that was just deployed is ready after some seconds; the runtime interface emulator ' +
    'works on one event at a time and refuses another with the status 400.',
  likely: 20,
  seen: [
    {
      at: 'API',
      error: 'UnexpectedLambdaException',
      text: '<trigger> invocation failed due to error ResourceConflictException.',
    },
  ],
  settledBy: filledIn(
    "aws lambda get-function-configuration --function-name FUNCTION --region REGION --query '[State,LastUpdateStatus]'",
  ),
});
