import { isMachine } from '../config/is-machine.ts';
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

/** All app clients of pools.yaml through which people can reset a password: machines have none. */
export function guardedPools({ pools, resetPage }: PoolsFile): GuardedPools {
  return {
    clients: pools.flatMap(pool =>
      pool.clients
        .filter(client => !isMachine(client))
        .map(({ id, name }) => ({
          id,
          name,
          poolId: pool.id,
          poolName: pool.name,
          region: regionOf(pool.id),
        })),
    ),
    fallbackClient: resetPage?.fallbackClient,
    acceptsAnyClient: resetPage?.acceptAnyClient ?? false,
  };
}
