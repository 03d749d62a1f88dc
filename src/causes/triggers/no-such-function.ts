import { defineCause } from '../cause.ts';
import { speaksAgainst } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const noSuchFunction = defineCause<{
  trigger: string;
  arn: string;
  known: readonly string[];
}>({
  id: 'no-such-function',
  title: 'The pool’s trigger names a function that does not exist',
  shows: {
    type: 'UnexpectedLambdaException',
    // Observed: a deleted function shows the same as a missing permission, since
    // Cognito may not learn which it is.
    message: ({ trigger }) => `${trigger} invocation failed due to error AccessDeniedException.`,
  },
  means:
    'The ARN in the pool’s LambdaConfig leads to no function of pools.yaml. On AWS the same error means that the ' +
    'function, version or alias was deleted, or that Cognito has no permission to invoke it for this pool.',
  toldApart:
    'The function never ran: it has no log of the request. On AWS, a function that exists but lacks the permission is ' +
    'seen by `aws lambda get-policy`, which names no cognito-idp.amazonaws.com for this pool.',
  fix:
    'Add the function to pools.yaml under the name in the ARN, or correct LambdaConfig. On AWS, restore the function ' +
    'or run `aws lambda add-permission` with the principal cognito-idp.amazonaws.com and the pool’s ARN as source.',
  likely: 40,
  judge: judgedBy(function* ({ logs }) {
    if (logs.length > 0) yield speaksAgainst('The function has a log, so that it was there.');
  }),
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
