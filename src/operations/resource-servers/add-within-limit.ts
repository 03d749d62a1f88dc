import { tooManyResourceServers } from '../../causes/resource-servers/too-many-resource-servers.ts';
import { mostResourceServers, type ResourceServer } from '../../pool/resource-server.ts';
import { addResourceServer, countResourceServers } from '../../store/resource-servers.ts';
import type { Transaction } from '../../store/store.ts';

/**
 * Adds a resource server; false where the pool has one of that identifier.
 *
 * @throws too-many-resource-servers
 */
export async function addWithinLimit(transaction: Transaction, server: ResourceServer): Promise<boolean> {
  const isAdded = await addResourceServer(transaction, server);
  if (!isAdded) return false;
  const { poolId: pool } = server;
  const count = await countResourceServers(transaction, pool);
  if (count > mostResourceServers) throw tooManyResourceServers({ pool, limit: mostResourceServers });
  return true;
}
