import type { ClientEntry } from '../config/client-entry.ts';
import { isMachine } from '../config/is-machine.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { regionOf } from '../pool/pool.ts';

/** An app client whose codes a page must bring back. */
export interface GuardedClient {
  readonly id: string;
  readonly name: string;
  readonly poolId: string;
  readonly poolName: string;
  readonly region: string;
}

/** What a page is held to, by pools.yaml. */
export interface GuardedPools {
  readonly clients: readonly GuardedClient[];
  /** The app client for links without one; undefined where the page must refuse them. */
  readonly fallbackClient: string | undefined;
  /** Whether links may name app clients that pools.yaml does not list. */
  readonly acceptsAnyClient: boolean;
}

/** An app client of a pool of pools.yaml. */
export function guardedClientOf(
  pool: Pick<PoolEntry, 'id' | 'name'>,
  { id, name }: Pick<ClientEntry, 'id' | 'name'>,
): GuardedClient {
  return { id, name, poolId: pool.id, poolName: pool.name, region: regionOf(pool.id) };
}

/** All app clients of pools.yaml through which people can reset a password: machines have none. */
export function guardedPools({ pools, resetPage }: Pick<PoolsFile, 'pools' | 'resetPage'>): GuardedPools {
  return {
    clients: pools.flatMap(pool =>
      pool.clients.filter(client => !isMachine(client)).map(client => guardedClientOf(pool, client)),
    ),
    fallbackClient: resetPage?.fallbackClient,
    acceptsAnyClient: resetPage?.acceptAnyClient ?? false,
  };
}
