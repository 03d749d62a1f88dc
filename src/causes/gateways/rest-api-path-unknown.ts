import { describeCause } from '../cause.ts';

export const restApiPathUnknown = describeCause({
  id: 'rest-api-path-unknown',
  title: 'The REST API has no such path or method at that stage',
  seen: [
    { at: 'gateway', error: '403', text: '{"message":"Missing Authentication Token"}' },
    { at: 'gateway', error: '403', text: 'Missing Authentication Token' },
  ],
  means:
    'API Gateway answers so wherever no method of the REST API fits the request: the stage is left out of the path, the ' +
    'path or method is another, or the change was not deployed. It speaks of a token, and no token helps. A method with ' +
    'IAM authorisation that is called without a signature answers the same.',
  toldApart:
    'The host is an execute-api one or the domain of an API. From cognito-idp the same words have the name ' +
    'MissingAuthenticationTokenException.',
  fix: 'Compare host, stage, path and method with the stage in API Gateway, and deploy the API again.',
  likely: 15,
  settledBy: () =>
    "aws apigateway get-resources --rest-api-id API_ID --query 'items[].[path,resourceMethods]'",
});
