import { resourceServerNotFound } from '../../causes/resource-servers/resource-server-not-found.ts';
import type { Pool } from '../../pool/pool.ts';
import type { ResourceServer } from '../../pool/resource-server.ts';
import { findResourceServer } from '../../store/resource-servers.ts';
import type { Query } from '../../store/store.ts';

/** @throws resource-server-not-found */
export async function resourceServerOf(
  query: Query,
  pool: Pool,
  identifier: string,
): Promise<ResourceServer> {
  const server = await findResourceServer(query, pool.id, identifier);
  if (!server) throw resourceServerNotFound({ resourceServer: identifier, pool: pool.id });
  return server;
}
