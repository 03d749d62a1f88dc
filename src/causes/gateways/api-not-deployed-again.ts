import { describeCause } from '../cause.ts';

export const apiNotDeployedAgain = describeCause({
  id: 'api-not-deployed-again',
  title: 'The API was changed and not deployed again',
  seen: [{ at: 'gateway', error: '401', text: '{"message":"Unauthorized"}' }],
  means: 'Changes to authorizers and methods of a REST API count for a stage only once it is deployed again.',
  toldApart: 'The settings look right, and the last deployment of the stage is older than the last change.',
  fix: 'aws apigateway create-deployment --rest-api-id API_ID --stage-name STAGE.',
  likely: 10,
  settledBy: () => 'aws apigateway get-stage --rest-api-id API_ID --stage-name STAGE --query lastUpdatedDate',
});
