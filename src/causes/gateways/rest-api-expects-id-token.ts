import { describeCause } from '../cause.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const restApiExpectsIdToken = describeCause({
  id: 'rest-api-expects-id-token',
  title: 'The method of the REST API has no scopes, so that it takes ID tokens only',
  seen: [{ at: 'gateway', error: '401', text: '{"message":"Unauthorized"}' }],
  means:
    'A Cognito authorizer of a REST API takes ID tokens where the method has no authorization scopes, and access tokens where ' +
    'it has some. An access token at a method without scopes is refused.',
  toldApart:
    'The token is an access token (token_use), and the method has no authorizationScopes. The console test takes ID tokens only.',
  fix: 'Add a scope of the token to the method, and deploy the API again; or send the ID token.',
  likely: 60,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    const { tokens, now } = known;
    for (const { use, expiresAt } of tokens)
      if (use === 'access' && (expiresAt ?? now + 1) > now)
        yield speaksFor('The token is an access token and in its time.');
      else if (use === 'id') yield rulesOut('The token is an ID token.');
  }),
  settledBy: () =>
    'aws apigateway get-method --rest-api-id API_ID --resource-id RESOURCE_ID --http-method METHOD --query authorizationScopes',
});
