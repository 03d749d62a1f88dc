import { resourceServerExists } from '../../causes/resource-servers/resource-server-exists.ts';
import { tooManyResourceServers } from '../../causes/resource-servers/too-many-resource-servers.ts';
import type { Input, Output } from '../../model/operation.ts';
import { mostResourceServers } from '../../pool/resource-server.ts';
import { addResourceServer, countResourceServers } from '../../store/resource-servers.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
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
  await store.write(async transaction => {
    const isAdded = await addResourceServer(transaction, server);
    if (!isAdded) throw resourceServerExists({ resourceServer: server.identifier, pool: pool.id });
    const count = await countResourceServers(transaction, pool.id);
    if (count > mostResourceServers) {
      throw tooManyResourceServers({ pool: pool.id, limit: mostResourceServers });
    }
  });
  return { ResourceServer: resourceServerView(server) };
}
