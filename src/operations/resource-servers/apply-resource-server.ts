import { isDeepStrictEqual } from 'node:util';
import type { Input } from '../../model/operation.ts';
import { changeResourceServer, findResourceServer } from '../../store/resource-servers.ts';
import type { Ports } from '../ports.ts';
import { addWithinLimit } from './add-within-limit.ts';
import { givenResourceServer } from './given-resource-server.ts';

/**
 * Brings a resource server to its description, which is what CreateResourceServer would be given: creates it
 * where it does not exist, otherwise changes what differs. One that is as described is not written.
 *
 * @throws scope-defined-twice, too-many-resource-servers
 */
export async function applyResourceServer(
  { store }: Pick<Ports, 'store'>,
  input: Input<'CreateResourceServer'>,
): Promise<void> {
  const server = givenResourceServer(input);
  const { poolId, identifier } = server;
  const current = await store.read(query => findResourceServer(query, poolId, identifier));
  if (isDeepStrictEqual(current, server)) return;
  await store.write(async transaction => {
    const isChanged = await changeResourceServer(transaction, server);
    if (!isChanged) await addWithinLimit(transaction, server);
  });
}
