import { defineCause } from '../cause.ts';

export const lambdaClientMissing = defineCause<{ trigger: string; function: string; package: string }>({
  id: 'lambda-client-missing',
  title: 'The AWS SDK that invokes the trigger function is not installed',
  shows: {
    type: 'UnexpectedLambdaException',
    message: ({ trigger }) => `${trigger} invocation failed due to error AccessDeniedException.`,
  },
  means:
    'pools.yaml gives the function an `arn`, so that it is invoked in AWS. That needs a package that Lifeguard does not ' +
    'bring along, since most users never need it.',
  toldApart: 'It never happens in AWS; the facts name the package.',
  fix: 'npm install @aws-sdk/client-lambda, beside Lifeguard.',
  likely: 3,
});
