import { defineCause } from '../cause.ts';

export const lambdaUnreachable = defineCause<{
  trigger: string;
  function: string;
  address: string;
  reason: string;
}>({
  id: 'lambda-unreachable',
  title: 'Nothing answers where the trigger function should be',
  shows: {
    type: 'UnexpectedLambdaException',
    // Lambda's error code for its own failures; inferred, since Cognito always reaches Lambda.
    message: ({ trigger }) => `${trigger} invocation failed due to error ServiceException.`,
  },
  means:
    'The function runs elsewhere, by `endpoint`, `lambdaEndpoint` or `arn` of pools.yaml, and no connection to that ' +
    'address could be made or kept: nothing listens there, the name does not resolve, or the connection broke.',
  toldApart:
    'The call fails at once, and the address with the reason is in the facts; the function was not invoked.',
  fix:
    'Start what should listen there, such as `sam local start-lambda`, or correct the address. From within a container, ' +
    '127.0.0.1 is the container itself.',
  likely: 5,
});
