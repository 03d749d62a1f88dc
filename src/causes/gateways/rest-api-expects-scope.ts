import { describeCause } from '../cause.ts';
import { speaksAgainst, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const restApiExpectsScope = describeCause({
  id: 'rest-api-expects-scope',
  title: 'The method or route of the API has scopes, so that it takes access tokens with one of them',
  seen: [
    { at: 'gateway', error: '401', text: '{"message":"Unauthorized"}' },
    { at: 'gateway', error: '403', text: 'insufficient_scope' },
  ],
  means:
    'Where a method of a REST API or a route of an HTTP API has authorization scopes, its authorizer takes only access ' +
    'tokens with one of these scopes. ID tokens have no scopes, and tokens of a sign-in by the API have aws.cognito.signin.user.admin alone.',
  toldApart:
    'The token is an ID token, or the scope claim of the access token has none of the authorizationScopes. A REST ' +
    'API answers 401, an HTTP API 403 with insufficient_scope.',
  fix: 'Send the access token, and sign in through the domain with the scopes that the method wants.',
  likely: 45,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    const { tokens } = known;
    for (const { use, scopes } of tokens)
      if (use === 'id') yield speaksFor('The token is an ID token, which has no scopes.');
      else if (scopes?.every(scope => scope === 'aws.cognito.signin.user.admin'))
        yield speaksFor('The token has no scope of a resource server or of OpenID.');
      else if (scopes) yield speaksAgainst(`The token has the scopes ${scopes.join(' ')}.`);
  }),
  settledBy: () =>
    'aws apigateway get-method --rest-api-id API_ID --resource-id RESOURCE_ID --http-method METHOD --query authorizationScopes',
});
