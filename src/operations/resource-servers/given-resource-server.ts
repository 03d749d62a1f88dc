import { scopeDefinedTwice } from '../../causes/resource-servers/scope-defined-twice.ts';
import type { Input } from '../../model/operation.ts';
import type { ResourceServer } from '../../pool/resource-server.ts';
import { storable } from '../../store/user-names.ts';

/**
 * The resource server that a request describes: without scopes where none are given (documented for updates).
 *
 * @throws scope-defined-twice
 */
export function givenResourceServer({
  UserPoolId: poolId,
  Identifier: identifier,
  Name: name,
  Scopes = [],
}: Input<'CreateResourceServer'>): ResourceServer {
  const seen = new Set<string>();
  for (const { ScopeName: scope } of Scopes) {
    if (seen.has(scope)) throw scopeDefinedTwice({ resourceServer: identifier, scope });
    seen.add(scope);
  }
  const scopes = Scopes.map(scope => ({
    name: scope.ScopeName,
    description: storable(scope.ScopeDescription),
  }));
  return { poolId, identifier, name, scopes };
}
