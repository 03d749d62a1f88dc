import { resourceServerNotFound } from '../../causes/resource-servers/resource-server-not-found.ts';
import type { Input, Output } from '../../model/operation.ts';
import { findResourceServer } from '../../store/resource-servers.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { resourceServerView } from './resource-server-view.ts';

/**
 * A resource server by its identifier.
 *
 * @throws pool-not-found, pool-in-another-region, resource-server-not-found
 */
export async function DescribeResourceServer(
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  input: Input<'DescribeResourceServer'>,
  call: Call,
): Promise<Output<'DescribeResourceServer'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const { Identifier: identifier } = input;
  const server = await store.read(query => findResourceServer(query, pool.id, identifier));
  if (!server) throw resourceServerNotFound({ resourceServer: identifier, pool: pool.id });
  return { ResourceServer: resourceServerView(server) };
}
