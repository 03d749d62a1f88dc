import { userScopes } from '../../../pool/resource-server.ts';
import { defineCheck } from '../../check.ts';

export const scopesExist = defineCheck({
  id: 'scopes-exist',
  severity: 'error',
  title: 'Every scope of the app client exists',
  why: 'A scope whose resource server was deleted or renamed is refused: the app gets invalid_scope in place of a token.',
  looksAt: 'client',
  fix: 'Define the scope at a resource server, or take it from the app client.',
  leadsTo: ['requested-scope-not-allowed', 'scope-does-not-exist'],
  needs: ['cognito-idp:DescribeUserPoolClient', 'cognito-idp:ListResourceServers'],
  async run({ pool, id }, { cognito }) {
    const { AllowedOAuthScopes: scopes = [] } = await cognito.client(pool.id, id);
    const own = scopes.filter(scope => !userScopes.includes(scope));
    if (own.length === 0) return { notApplicable: 'it has no scopes of resource servers' };
    const servers = await cognito.resourceServers(pool.id);
    const known = servers.flatMap(({ Identifier, Scopes = [] }) =>
      Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
    );
    const gone = own.filter(scope => !known.includes(scope));
    if (gone.length === 0) return [];
    const expected = known.join(', ') || 'none: no resource server defines any';
    const seen = {
      call: 'DescribeUserPoolClient',
      field: 'AllowedOAuthScopes',
      actual: gone.join(', '),
      expected,
    };
    return [{ says: 'It has a scope that nothing defines.', seen: [seen], key: ['oauthScopes'] }];
  },
});
