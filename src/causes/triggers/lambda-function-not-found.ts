import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const lambdaFunctionNotFound = defineCause<{ trigger: string; function: string; address: string }>({
  id: 'lambda-function-not-found',
  title: 'Lambda knows no function of the name that the trigger has',
  shows: {
    type: 'UnexpectedLambdaException',
    // Observed: a deleted function shows the same as a missing permission.
    message: ({ trigger }) => `${trigger} invocation failed due to error AccessDeniedException.`,
  },
  means:
    'The endpoint or the AWS account that pools.yaml names was reached and answered that it has no such function, ' +
    'version or alias.',
  toldApart:
    'Lambda answered, with ResourceNotFoundException. A trigger whose ARN leads to nothing that pools.yaml knows has ' +
    'another cause, and so has a missing permission.',
  fix:
    'Correct the name: `sam local start-lambda` knows functions by their logical id in the template, the runtime ' +
    'interface emulator only as `function`. `functionName` in pools.yaml says which name the endpoint has for it.',
  likely: 20,
  seen: [
    {
      at: 'API',
      error: 'UnexpectedLambdaException',
      // Lambda's own code of it (inferred).
      text: '<trigger> invocation failed due to error ResourceNotFoundException.',
    },
  ],
  settledBy: filledIn('aws lambda get-function --function-name FUNCTION --region REGION'),
});
