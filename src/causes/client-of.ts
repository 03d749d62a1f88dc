import type { Known, KnownClient, KnownPool } from './known.ts';

/** An app client with its pool; what the pool itself has told goes before pools.yaml. */
export function clientOf(
  { pools }: Known,
  id: string | undefined,
): { readonly client: KnownClient; readonly pool: KnownPool } | undefined {
  const found = pools.flatMap(pool =>
    pool.clients.filter(client => client.id === id).map(client => ({ client, pool })),
  );
  return found.find(({ pool }) => pool.from === 'the pool') ?? found[0];
}

/**
 * Whether a pool is known not to have an app client: all of its clients are known, and it is none of them. What the pool
 * itself has told goes before pools.yaml.
 */
export function lacksClient({ pools }: Known, poolId: string, clientId: string): boolean {
  const told = pools.filter(({ id }) => id === poolId);
  for (const pool of told.toSorted((a, b) => Number(b.from === 'the pool') - Number(a.from === 'the pool'))) {
    if (pool.clients.some(({ id }) => id === clientId)) return false;
    if (pool.hasAllClients) return true;
  }
  return false;
}

/** Whether each pool that is known is known not to have an app client. */
export function isOfNoPool(known: Known, clientId: string): boolean {
  return known.pools.length > 0 && known.pools.every(({ id }) => lacksClient(known, id, clientId));
}

/** The id of an app client, with its name where it is known. */
export function namedClient(known: Known, id: string): string {
  const name = clientOf(known, id)?.client.name;
  return name === undefined ? id : `${id} (${name})`;
}
