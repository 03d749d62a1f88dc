import { regionEndpoint } from './client.ts';
import type { PageClient, PageData } from './page-config.ts';
import type { PasswordPolicy } from './password-policy.ts';

/** Where a code goes back to: the client that asked for it, at the endpoint of its pool. */
export interface Route {
  readonly clientId: string;
  readonly poolId: string;
  readonly endpoint: string;
  /** Null for a pool that is not listed: its rules are known to the service only. */
  readonly passwordPolicy: PasswordPolicy | null;
  readonly signInUrl: string | null;
}

interface Wanted {
  readonly clientId: string | null;
  readonly poolId: string | null;
}

/**
 * Chooses the client and the endpoint for a link. Null means that nobody may be called: the pair is not
 * one that the page knows, so it could lead to somebody else's pool.
 */
export function chooseRoute({ clientId, poolId }: Wanted, data: PageData): Route | null {
  const wanted = clientId ?? data.fallbackClientId;
  if (wanted === null) return null;
  const home = data.pools.find(pool => pool.clients.some(client => client.id === wanted));
  const pool = home ?? data.pools.find(pool => pool.id === poolId);
  if (home && poolId !== null && poolId !== home.id) return null;
  const client = home?.clients.find(client => client.id === wanted);
  if (!client && !(data.acceptAnyClient && clientId !== null && isClientId(clientId))) return null;
  if (pool) return route(client ?? { id: wanted }, pool.id, pool.endpoint, pool.passwordPolicy);
  const region = regionOf(poolId);
  if (poolId === null || region === null || !data.regions.includes(region)) return null;
  return route({ id: wanted }, poolId, regionEndpoint(region), null);
}

function route(
  client: Omit<PageClient, 'name'>,
  poolId: string,
  endpoint: string,
  policy: PasswordPolicy | null,
): Route {
  return {
    clientId: client.id,
    poolId,
    endpoint,
    passwordPolicy: policy,
    signInUrl: client.signInUrl ?? null,
  };
}

/** The pattern and length that the API gives for client ids (documented). */
function isClientId(id: string): boolean {
  return /^[\w+]{1,128}$/.test(id);
}

/** The region in a pool id such as `us-east-1_AkG9mnbjA`; null when it is not of that form. */
function regionOf(poolId: string | null): string | null {
  return /^([a-z]{2}(?:-[a-z]+)+-\d)_[0-9A-Za-z]{1,45}$/.exec(poolId ?? '')?.[1] ?? null;
}
