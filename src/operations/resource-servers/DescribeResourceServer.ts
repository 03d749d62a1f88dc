import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { resourceServerOf } from './find-resource-server.ts';
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
  const server = await store.read(query => resourceServerOf(query, pool, input.Identifier));
  return { ResourceServer: resourceServerView(server) };
}
