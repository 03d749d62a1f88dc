import type { Output } from '../../model/operation.ts';
import type { ResourceServer } from '../../pool/resource-server.ts';

type ResourceServerView = Output<'DescribeResourceServer'>['ResourceServer'];

/**
 * A resource server as the API shows it: its scopes in the order in which they were given, and an empty
 * list where it has none (inferred).
 */
export function resourceServerView({
  poolId,
  identifier,
  name,
  scopes,
}: ResourceServer): NonNullable<ResourceServerView> {
  return {
    Identifier: identifier,
    Name: name,
    Scopes: scopes.map(scope => ({ ScopeDescription: scope.description, ScopeName: scope.name })),
    UserPoolId: poolId,
  };
}
