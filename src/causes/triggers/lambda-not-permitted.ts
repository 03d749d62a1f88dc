import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const lambdaNotPermitted = defineCause<{
  trigger: string;
  function: string;
  address: string;
  reason: string;
}>({
  id: 'lambda-not-permitted',
  title: 'AWS does not let the trigger function be invoked',
  shows: {
    type: 'UnexpectedLambdaException',
    message: ({ trigger }) => `${trigger} invocation failed due to error AccessDeniedException.`,
  },
  means:
    'Lifeguard invokes the function with the AWS credentials of its own environment, and they are missing, have expired ' +
    'or lack lambda:InvokeFunction for it. In Cognito the same error means that the function’s policy does not name ' +
    'cognito-idp.amazonaws.com for this pool.',
  toldApart: 'The function never ran, and the reason in the facts is the one that AWS or the SDK gave.',
  fix:
    'Sign in to AWS anew (`aws sts get-caller-identity` tells who you are) and allow lambda:InvokeFunction on the ' +
    'function. For Cognito itself, run `aws lambda add-permission` with the principal cognito-idp.amazonaws.com and the ' +
    'pool’s ARN as source.',
  likely: 70,
  judge: judgedBy(function* ({ logs }) {
    if (logs.some(({ says }) => says !== 'access denied'))
      yield rulesOut('The function has run: its log has lines of it.');
  }),
  settledBy: filledIn('aws lambda get-policy --function-name FUNCTION --region REGION'),
  source: documented('cognito-user-pools-working-with-lambda-triggers'),
});
