import { resourceServerNotFound } from '../../causes/resource-servers/resource-server-not-found.ts';
import type { Input, Output } from '../../model/operation.ts';
import { changeResourceServer } from '../../store/resource-servers.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { givenResourceServer } from './given-resource-server.ts';
import { resourceServerView } from './resource-server-view.ts';

/**
 * Replaces a resource server's name and scopes; left out, there are no scopes (documented). A scope that goes
 * stays with the app clients that have it, and is in no token until it is defined again (documented).
 *
 * @throws pool-not-found, pool-in-another-region, scope-defined-twice, resource-server-not-found
 */
export async function UpdateResourceServer(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'UpdateResourceServer'>,
  call: Call,
): Promise<Output<'UpdateResourceServer'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const server = givenResourceServer(input);
  const isChanged = await store.write(transaction => changeResourceServer(transaction, server));
  if (!isChanged) throw resourceServerNotFound({ resourceServer: server.identifier, pool: pool.id });
  return { ResourceServer: resourceServerView(server) };
}
