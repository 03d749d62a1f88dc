import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { authorizerName, httpAuthorizers, noAuthorizers } from '../../pool-authorizers.ts';

export const audienceExists = defineCheck({
  id: 'audience-exists',
  severity: 'error',
  title: 'JWT authorisers of HTTP APIs name app clients of the pool',
  why:
    'An authoriser takes tokens of the app clients in its audience. An app client that was made anew has another id: its ' +
    'users get 401 everywhere.',
  looksAt: 'pool',
  fix: 'Put the ids of the app clients that use the API into the audience, and take out those that are gone.',
  leadsTo: ['audience-of-another-client', 'audience-missing'],
  needs: ['apigateway:GET', 'cognito-idp:ListUserPoolClients'],
  async run({ id }, surroundings) {
    const authorizers = await httpAuthorizers(surroundings, id);
    if (authorizers.length === 0) return noAuthorizers;
    const clients = (await surroundings.cognito.clients(id)).map(client => client.id);
    const seen = authorizers.flatMap(one => {
      const { audience = [] } = one;
      const call = 'GetAuthorizers';
      const field = `JwtConfiguration.Audience of ${authorizerName(one)}`;
      if (audience.length === 0) return [{ call, field, actual: 'empty', expected: 'ids of app clients' }];
      return audience
        .filter(client => !clients.includes(client))
        .map(actual => ({ call, field, actual, expected: 'an app client of the pool' }));
    });
    return findingIf(seen, { says: 'An API takes tokens of app clients that there are not.' });
  },
});
