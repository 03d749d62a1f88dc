import { describeCause } from '../cause.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

const shown = /Authorization header requires|valid key=value pair/;

export const bearerTokenAtSignedRoute = describeCause({
  id: 'bearer-token-at-signed-route',
  title: 'A token was sent to API Gateway where it takes AWS signatures, or where it has no route',
  seen: [
    { at: 'gateway', text: "Authorization header requires 'Credential' parameter. <more>" },
    {
      at: 'gateway',
      text: '<token> not a valid key=value pair (missing equal-sign) in Authorization header: <header>',
    },
  ],
  means:
    'API Gateway reads the Authorization header as an AWS signature where a method has IAM authorisation, and where no ' +
    'method of a REST API fits the path. The token in it was not looked at.',
  toldApart:
    'The host is an execute-api one or the domain of an API, and the status 403. From cognito-idp the same words are of an ' +
    'operation that has to be signed.',
  fix:
    'Compare stage, path and method with the API first. If they are right, give the method the Cognito authorizer in place ' +
    'of AWS_IAM and deploy it again; or sign the request with the credentials of an identity pool.',
  likely: 60,
  judge: judgedBy(function* ({ errors, tokens }) {
    const error = errors.find(({ message = '' }) => shown.test(message));
    if (error?.operation !== undefined)
      yield rulesOut(`The call was ${error.operation} of the API of user pools.`);
    else if (error && tokens.length > 0) yield speaksFor('What was sent is a token, and no signature.');
  }),
  settledBy: () =>
    'aws apigateway get-method --rest-api-id API_ID --resource-id RESOURCE_ID --http-method METHOD --query authorizationType',
});
