import { defineCause } from '../cause.ts';

export const preTokenGenerationDisagrees = defineCause<Record<string, never>>({
  id: 'pre-token-generation-disagrees',
  title: 'Two functions are named for the trigger before tokens',
  shows: {
    type: 'InvalidParameterException',
    message:
      "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
  },
  means:
    'LambdaConfig.PreTokenGeneration and PreTokenGenerationConfig.LambdaArn are the old and the new name ' +
    'of one trigger; the request gives them different functions.',
  toldApart: 'Compare the two ARNs in LambdaConfig of the request.',
  fix: 'Set only PreTokenGenerationConfig, or the same ARN in both.',
});
