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
    'The policy of the function does not let cognito-idp.amazonaws.com invoke it for this pool: the permission was never ' +
    'given, names another pool, or went when the function was made anew. Where Lifeguard invokes a function in AWS, the ' +
    'credentials of its own environment are missing, have expired or lack lambda:InvokeFunction for it.',
  toldApart:
    'The function never ran: its log has nothing of the call. Its policy has no statement for cognito-idp.amazonaws.com ' +
    'with the ARN of this pool; in Lifeguard the reason in the facts is the one that AWS or the SDK gave.',
  fix:
    'Run `aws lambda add-permission` with the principal cognito-idp.amazonaws.com and the pool’s ARN as source. Where ' +
    'Lifeguard invokes it, sign in to AWS anew (`aws sts get-caller-identity` tells who you are) and allow ' +
    'lambda:InvokeFunction on the function.',
  likely: 70,
  judge: judgedBy(function* ({ logs }) {
    if (logs.some(({ says }) => says !== 'access denied'))
      yield rulesOut('The function has run: its log has lines of it.');
  }),
  settledBy: filledIn('aws lambda get-policy --function-name FUNCTION --region REGION'),
  source: documented('cognito-user-pools-working-with-lambda-triggers'),
});
