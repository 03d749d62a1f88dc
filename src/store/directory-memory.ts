import { isDeepStrictEqual } from 'node:util';
import type { Client, Pool } from '../pool/pool.ts';
import type { Seal } from '../pool/seal.ts';
import type { ClientRow, PoolRow } from './pools.ts';
import { openClient, openPool } from './sealed-pools.ts';

/** Pools and clients as the directory keeps them: by id, and in the order of their ids. */
export interface Memory {
  readonly pool: (poolId: string) => Pool | undefined;
  readonly client: (clientId: string) => Client | undefined;
  /** The row of the pool, as it was last read or written. */
  readonly poolRow: (poolId: string) => PoolRow | undefined;
  /** The row of the client, as it was last read or written. */
  readonly clientRow: (clientId: string) => ClientRow | undefined;
  readonly pools: () => readonly Pool[];
  readonly clientsOf: (poolId: string) => readonly Client[];
  replace(pools: readonly PoolRow[], clients: readonly ClientRow[]): void;
  putPool(row: PoolRow): void;
  putClient(row: ClientRow): void;
  dropPool(poolId: string): void;
  dropClient(poolId: string, clientId: string): void;
}

interface Kept<R, T> {
  readonly row: R;
  readonly opened: T;
}

/**
 * A memory without pools. Rows are opened with the seal. A row that has not changed keeps its object, so that
 * what is kept by object, such as parsed keys, stays good.
 */
export function emptyMemory(seal: Seal): Memory {
  let pools = new Map<string, Kept<PoolRow, Pool>>();
  let clients = new Map<string, Kept<ClientRow, Client>>();
  let clientIdsOf = new Map<string, Set<string>>();
  // Lists are sorted when they are first asked for, and again after a change.
  let sortedPools: readonly Pool[] | undefined;
  const sortedClients = new Map<string, readonly Client[]>();

  function keptPool(row: PoolRow): Kept<PoolRow, Pool> {
    const kept = pools.get(row.poolId);
    if (!kept) return { row, opened: openPool(seal, row) };
    if (samePoolRow(kept.row, row)) return kept;
    const opened = openPool(seal, row);
    return { row, opened: { ...opened, keys: unchanged(kept.opened.keys, opened.keys) } };
  }

  function keptClient(row: ClientRow): Kept<ClientRow, Client> {
    const kept = clients.get(row.clientId);
    return kept && sameClientRow(kept.row, row) ? kept : { row, opened: openClient(seal, row) };
  }

  return {
    pool: poolId => pools.get(poolId)?.opened,
    client: clientId => clients.get(clientId)?.opened,
    poolRow: poolId => pools.get(poolId)?.row,
    clientRow: clientId => clients.get(clientId)?.row,
    pools() {
      sortedPools ??= [...pools.values()].map(kept => kept.opened).sort(byId);
      return sortedPools;
    },
    clientsOf(poolId) {
      const known = sortedClients.get(poolId);
      if (known) return known;
      const ids = [...(clientIdsOf.get(poolId) ?? [])].sort();
      const list = ids.flatMap(id => clients.get(id)?.opened ?? []);
      sortedClients.set(poolId, list);
      return list;
    },
    replace(poolRows, clientRows) {
      const newPools = new Map(poolRows.map(row => [row.poolId, keptPool(row)]));
      const newClients = new Map(clientRows.map(row => [row.clientId, keptClient(row)]));
      pools = newPools;
      clients = newClients;
      clientIdsOf = new Map();
      for (const row of clientRows) idsOf(row.poolId).add(row.clientId);
      sortedPools = undefined;
      sortedClients.clear();
    },
    putPool(row) {
      pools.set(row.poolId, keptPool(row));
      sortedPools = undefined;
    },
    putClient(row) {
      clients.set(row.clientId, keptClient(row));
      idsOf(row.poolId).add(row.clientId);
      sortedClients.delete(row.poolId);
    },
    dropPool(poolId) {
      pools.delete(poolId);
      for (const id of idsOf(poolId)) clients.delete(id);
      clientIdsOf.delete(poolId);
      sortedPools = undefined;
      sortedClients.delete(poolId);
    },
    dropClient(poolId, clientId) {
      clients.delete(clientId);
      idsOf(poolId).delete(clientId);
      sortedClients.delete(poolId);
    },
  };

  function idsOf(poolId: string): Set<string> {
    let ids = clientIdsOf.get(poolId);
    if (!ids) {
      ids = new Set();
      clientIdsOf.set(poolId, ids);
    }
    return ids;
  }
}

function unchanged<T>(known: T, read: T): T {
  return isDeepStrictEqual(known, read) ? known : read;
}

/** Ids are compared by their characters, the same on every machine. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function samePoolRow(a: PoolRow, b: PoolRow): boolean {
  return a.settings === b.settings && a.sealedKeys === b.sealedKeys && a.modifiedAt === b.modifiedAt;
}

function sameClientRow(a: ClientRow, b: ClientRow): boolean {
  return (
    a.poolId === b.poolId &&
    a.settings === b.settings &&
    a.sealedSecrets === b.sealedSecrets &&
    a.modifiedAt === b.modifiedAt
  );
}
