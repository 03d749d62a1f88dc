import { userScopes } from '../../../pool/resource-server.ts';
import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { authorizerName, httpAuthorizers, noAuthorizers, restAuthorizers } from '../../pool-authorizers.ts';

export const scopesOfApiExist = defineCheck({
  id: 'scopes-of-api-exist',
  severity: 'error',
  title: 'Scopes that APIs ask for exist in the pool',
  why: 'No token ever has a scope that no resource server of the pool defines: the method refuses everybody.',
  looksAt: 'pool',
  fix: 'Define the scope at a resource server of the pool, or correct it at the method.',
  leadsTo: ['access-token-lacks-scope', 'scope-does-not-exist'],
  needs: ['apigateway:GET', 'cognito-idp:ListResourceServers'],
  async run({ id }, surroundings) {
    const authorizers = [
      ...(await restAuthorizers(surroundings, id)),
      ...(await httpAuthorizers(surroundings, id)),
    ];
    if (authorizers.length === 0) return noAuthorizers;
    const servers = await surroundings.cognito.resourceServers(id);
    const known = [
      ...userScopes,
      ...servers.flatMap(({ Identifier, Scopes = [] }) =>
        Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
      ),
    ];
    const seen = authorizers.flatMap(one =>
      one.methods
        // One of its scopes is enough for a method.
        .filter(({ scopes }) => scopes.length > 0 && !scopes.some(scope => known.includes(scope)))
        .map(({ name, scopes }) => ({
          call: one.kind === 'REST' ? 'GetResources' : 'GetRoutes',
          field: `scopes of ${name} behind ${authorizerName(one)}`,
          actual: scopes.join(', '),
          expected: 'a scope of the pool',
        })),
    );
    return findingIf(seen, { says: 'An API asks for a scope that no token can have.' });
  },
});
