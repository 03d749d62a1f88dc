import { pageTokenInvalid } from '../../causes/settings/page-token-invalid.ts';
import type { Input, Output } from '../../model/operation.ts';
import { listResourceServers } from '../../store/resource-servers.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { readPage } from '../page.ts';
import type { Ports } from '../ports.ts';
import { resourceServerView } from './resource-server-view.ts';

/** The most that a request can ask for; what it gets where it does not say (inferred). */
const defaultSize = 50;

/**
 * Lists the resource servers of a pool, ordered by identifier (inferred).
 *
 * @throws pool-not-found, pool-in-another-region, page-token-invalid
 */
export async function ListResourceServers(
  { directory, store, seal }: Pick<Ports, 'directory' | 'store' | 'seal'>,
  input: Input<'ListResourceServers'>,
  call: Call,
): Promise<Output<'ListResourceServers'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const page = await readPage(seal, {
    name: `ListResourceServers:${pool.id}`,
    size: input.MaxResults ?? defaultSize,
    token: input.NextToken,
    invalid: () => pageTokenInvalid({}),
    read: (after, limit) => store.read(query => listResourceServers(query, pool.id, after, limit)),
    keyOf: server => server.identifier,
  });
  return { ResourceServers: page.items.map(resourceServerView), ...page.next };
}
