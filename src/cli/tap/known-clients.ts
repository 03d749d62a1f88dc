import type { LoadedPools } from '../../config/load-pools.ts';

/** What a pools.yaml says of app clients. */
export type KnownClients = ReadonlyMap<string, { readonly name: string; readonly poolId: string }>;

/** The app clients of a pools.yaml by id; none where the file is not right. */
export function knownClients(loaded: LoadedPools): KnownClients {
  const pools = loaded.ok ? loaded.pools.pools : [];
  return new Map(
    pools.flatMap(pool => pool.clients.map(({ id, name }) => [id, { name, poolId: pool.id }] as const)),
  );
}
