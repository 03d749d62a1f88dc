import { clientNotFound } from '../causes/settings/client-not-found.ts';
import { clientNotInPool } from '../causes/settings/client-not-in-pool.ts';
import { clientSettingsNotFound } from '../causes/settings/client-settings-not-found.ts';
import { poolInAnotherRegion } from '../causes/settings/pool-in-another-region.ts';
import { poolNotFound } from '../causes/settings/pool-not-found.ts';
import type { Client, Pool } from '../pool/pool.ts';
import type { PoolDirectory } from '../store/pool-directory.ts';
import type { Call } from './call.ts';

/**
 * The pool that a signed request names, noted in the call's trace. A pool is found only by requests
 * that were signed for its region.
 *
 * @throws pool-not-found, pool-in-another-region
 */
export function poolOf(directory: PoolDirectory, poolId: string, call: Call): Pool {
  const pool = directory.pool(poolId);
  if (!pool) throw poolNotFound({ poolId });
  if (call.region !== undefined && call.region !== pool.region) {
    throw poolInAnotherRegion({ poolId, region: pool.region, signedFor: call.region });
  }
  call.trace.poolId = pool.id;
  return pool;
}

/** The region that a signed request was signed for: where pools are created and listed. */
export function signedRegion(call: Call): string {
  if (call.region === undefined) throw new Error(`${call.operation} was called without a signature`);
  return call.region;
}

/**
 * The app client that a public request names, with its pool, both noted in the call's trace.
 *
 * @throws client-not-found
 */
export function clientOf(
  directory: PoolDirectory,
  clientId: string,
  call: Call,
): { readonly client: Client; readonly pool: Pool } {
  const client = directory.client(clientId);
  const pool = client && directory.pool(client.poolId);
  if (!client || !pool) throw clientNotFound({ clientId });
  call.trace.poolId = pool.id;
  call.trace.clientId = client.id;
  return { client, pool };
}

/**
 * The app client with which an administrator signs a user in (AdminInitiateAuth,
 * AdminRespondToAuthChallenge), noted in the call's trace.
 *
 * @throws client-not-in-pool
 */
export function clientOfPool(directory: PoolDirectory, pool: Pool, clientId: string, call: Call): Client {
  const client = directory.client(clientId);
  if (client?.poolId !== pool.id) throw clientNotInPool({ clientId, poolId: pool.id, ...belongsTo(client) });
  call.trace.clientId = client.id;
  return client;
}

/**
 * The app client whose settings are described, updated or deleted, noted in the call's trace.
 *
 * @throws client-settings-not-found
 */
export function clientToManage(directory: PoolDirectory, pool: Pool, clientId: string, call: Call): Client {
  const client = directory.client(clientId);
  if (client?.poolId !== pool.id) {
    throw clientSettingsNotFound({ clientId, poolId: pool.id, ...belongsTo(client) });
  }
  call.trace.clientId = client.id;
  return client;
}

function belongsTo(client: Client | undefined): { belongsTo?: string } {
  return client ? { belongsTo: client.poolId } : {};
}
