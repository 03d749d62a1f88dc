import type { ResourceServerEntry } from '../config/resource-server-entry.ts';
import type { Input } from '../model/operation.ts';

/** What CreateResourceServer would be asked for a resource server of pools.yaml. */
export function resourceServerInput(
  poolId: string,
  { identifier, name, scopes }: ResourceServerEntry,
): Input<'CreateResourceServer'> {
  return {
    UserPoolId: poolId,
    Identifier: identifier,
    Name: name,
    Scopes: Object.entries(scopes).map(([ScopeName, ScopeDescription]) => ({ ScopeName, ScopeDescription })),
  };
}
