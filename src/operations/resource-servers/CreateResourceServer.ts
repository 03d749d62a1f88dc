import { resourceServerExists } from '../../causes/resource-servers/resource-server-exists.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { addWithinLimit } from './add-within-limit.ts';
import { givenResourceServer } from './given-resource-server.ts';
import { resourceServerView } from './resource-server-view.ts';

/**
 * Creates a resource server with its scopes.
 *
 * @throws pool-not-found, pool-in-another-region, scope-defined-twice, resource-server-exists,
 * too-many-resource-servers
 */
export async function CreateResourceServer(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'CreateResourceServer'>,
  call: Call,
): Promise<Output<'CreateResourceServer'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const server = givenResourceServer(input);
  const isAdded = await store.write(transaction => addWithinLimit(transaction, server));
  if (!isAdded) throw resourceServerExists({ resourceServer: server.identifier, pool: pool.id });
  return { ResourceServer: resourceServerView(server) };
}
