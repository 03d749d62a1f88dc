import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { authorizerName, noAuthorizers, restAuthorizers } from '../../pool-authorizers.ts';

export const oneKindOfToken = defineCheck({
  id: 'one-kind-of-token',
  severity: 'advice',
  title: 'All methods of a REST API take the same kind of token',
  why:
    'A method with OAuth scopes takes access tokens, one without takes ID tokens. An app that sends the same token to both ' +
    'gets 401 from one of them.',
  looksAt: 'pool',
  fix: 'Give all methods behind the authoriser scopes, or none of them.',
  leadsTo: ['id-token-as-access-token', 'access-token-as-id-token', 'access-token-lacks-scope'],
  needs: ['apigateway:GET'],
  async run({ id }, surroundings) {
    const authorizers = await restAuthorizers(surroundings, id);
    if (authorizers.length === 0) return noAuthorizers;
    const seen = authorizers.flatMap(one => {
      const without = one.methods.filter(({ scopes }) => scopes.length === 0).map(({ name }) => name);
      const count = one.methods.length - without.length;
      if (count === 0 || without.length === 0) return [];
      return [
        {
          call: 'GetResources',
          field: `authorizationScopes behind ${authorizerName(one)}`,
          actual: `on ${count}, not on ${without.slice(0, 3).join(', ')}${without.length > 3 ? ', …' : ''}`,
          expected: 'on all or on none',
        },
      ];
    });
    return findingIf(seen, { says: 'Some methods take access tokens, others ID tokens.' });
  },
});
