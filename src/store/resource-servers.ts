import { type ResourceScope, type ResourceServer, scopeNames } from '../pool/resource-server.ts';
import { integer, text } from './columns.ts';
import type { Query, Row, Transaction } from './store.ts';

/** Adds a resource server; false where the pool has one of that identifier. */
export async function addResourceServer(transaction: Transaction, server: ResourceServer): Promise<boolean> {
  const added = await transaction.run(
    `INSERT INTO resource_servers (pool_id, identifier, name, scopes) VALUES ($1, $2, $3, $4)
     ON CONFLICT (pool_id, identifier) DO NOTHING`,
    valuesOf(server),
  );
  return added === 1;
}

/** Gives a resource server another name and other scopes; false where there is none of that identifier. */
export async function changeResourceServer(
  transaction: Transaction,
  server: ResourceServer,
): Promise<boolean> {
  const changed = await transaction.run(
    'UPDATE resource_servers SET name = $3, scopes = $4 WHERE pool_id = $1 AND identifier = $2',
    valuesOf(server),
  );
  return changed === 1;
}

/** Deletes a resource server; false where there is none of that identifier. */
export async function deleteResourceServer(
  transaction: Transaction,
  poolId: string,
  identifier: string,
): Promise<boolean> {
  const deleted = await transaction.run(
    'DELETE FROM resource_servers WHERE pool_id = $1 AND identifier = $2',
    [poolId, identifier],
  );
  return deleted === 1;
}

/** The resource server of that identifier. */
export async function findResourceServer(
  query: Query,
  poolId: string,
  identifier: string,
): Promise<ResourceServer | undefined> {
  const row = await query.first(
    'SELECT pool_id, identifier, name, scopes FROM resource_servers WHERE pool_id = $1 AND identifier = $2',
    [poolId, identifier],
  );
  return row && resourceServerFrom(row);
}

/** Resource servers of a pool in the order of their identifiers, from behind one on. */
export async function listResourceServers(
  query: Query,
  poolId: string,
  after: string,
  limit: number,
): Promise<ResourceServer[]> {
  const rows = await query.all(
    `SELECT pool_id, identifier, name, scopes FROM resource_servers
      WHERE pool_id = $1 AND identifier > $2 ORDER BY identifier LIMIT $3`,
    [poolId, after, limit],
  );
  return rows.map(resourceServerFrom);
}

/** How many resource servers a pool has. */
export async function countResourceServers(query: Query, poolId: string): Promise<number> {
  // Scans: one pool's resource servers, of which there is a most, when one is added.
  const row = await query.first('SELECT COUNT(*) AS count FROM resource_servers WHERE pool_id = $1', [
    poolId,
  ]);
  return row ? integer(row, 'count') : 0;
}

/** Every scope that the pool's resource servers define, as tokens name it. */
export async function customScopes(query: Query, poolId: string): Promise<ReadonlySet<string>> {
  // Scans: one pool's resource servers, of which there is a most.
  const rows = await query.all(
    'SELECT pool_id, identifier, name, scopes FROM resource_servers WHERE pool_id = $1',
    [poolId],
  );
  return new Set(rows.map(resourceServerFrom).flatMap(scopeNames));
}

function valuesOf({ poolId, identifier, name, scopes }: ResourceServer): string[] {
  return [poolId, identifier, name, JSON.stringify(scopes)];
}

function resourceServerFrom(row: Row): ResourceServer {
  const scopes: ResourceScope[] = JSON.parse(text(row, 'scopes'));
  return {
    poolId: text(row, 'pool_id'),
    identifier: text(row, 'identifier'),
    name: text(row, 'name'),
    scopes,
  };
}
