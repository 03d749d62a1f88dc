import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const lambdaThrottled = defineCause<{
  trigger: string;
  function: string;
  address: string;
  reason: string;
}>({
  id: 'lambda-throttled',
  title: 'Lambda is out of concurrency for the trigger function',
  shows: {
    type: 'UnexpectedLambdaException',
    // Lambda's error code, as of the errors that were observed there; inferred for this one.
    message: ({ trigger }) => `${trigger} invocation failed due to error TooManyRequestsException.`,
  },
  means:
    'The function’s reserved concurrency or that of the account is used up, so that Lambda refused the call. A reserved ' +
    'concurrency of 0 refuses all of them.',
  toldApart: 'Lambda itself answered so; calls that wait in Lifeguard are told as overload.',
  fix: 'Raise the reserved concurrency of the function, or wait until others are done.',
  likely: 60,
  settledBy: filledIn('aws lambda get-function-concurrency --function-name FUNCTION --region REGION'),
});
