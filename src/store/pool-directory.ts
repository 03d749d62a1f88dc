import { isDeepStrictEqual } from 'node:util';
import type { Client, Pool } from '../pool/pool.ts';
import type { Seal } from '../pool/seal.ts';
import { emptyMemory, type Memory } from './directory-memory.ts';
import {
  allClients,
  allPools,
  bumpConfiguration,
  changeClient,
  changePool,
  configurationVersion,
  dropClient,
  dropPool,
  putClient,
  putPool,
} from './pools.ts';
import { clientSettingsText, poolSettingsText, sealClient, sealPool } from './sealed-pools.ts';
import type { Store, Transaction } from './store.ts';

/**
 * All pools and app clients, read from memory: no request waits for the store to learn a setting. A write
 * goes to the store, bumps the configuration's version in the same transaction, and is then visible here at
 * once; other nodes see it when they next compare versions.
 */
export interface PoolDirectory {
  pool(poolId: string): Pool | undefined;
  /** The client of that id, whichever pool it is in: ids are unique across pools. */
  client(clientId: string): Client | undefined;
  /** Ordered by id. */
  pools(): readonly Pool[];
  /** The pool's clients, ordered by id. */
  clientsOf(poolId: string): readonly Client[];
  /** Creates the pool, or replaces it where the id exists. */
  savePool(pool: Pool): Promise<void>;
  /**
   * Puts `pool` in the place of `was`. False where `was` has been changed or deleted meanwhile, here or by
   * another node: nothing is written then.
   */
  changePool(was: Pool, pool: Pool): Promise<boolean>;
  /** Deletes the pool with its clients, users and all that belongs to them. */
  deletePool(poolId: string): Promise<void>;
  /**
   * Creates the client, or replaces it where the id exists; false where its pool has been deleted meanwhile.
   */
  saveClient(client: Client): Promise<boolean>;
  /** Puts `client` in the place of `was`. False as with `changePool`. */
  changeClient(was: Client, client: Client): Promise<boolean>;
  deleteClient(poolId: string, clientId: string): Promise<void>;
  /** Reads all again if another node has written since. */
  refresh(): Promise<void>;
}

/**
 * Reads all pools and clients and keeps them in memory.
 *
 * @throws {StoreUnavailable} if they were sealed with a master key that is not given.
 */
export async function createPoolDirectory({
  store,
  seal,
}: {
  readonly store: Store;
  readonly seal: Seal;
}): Promise<PoolDirectory> {
  const memory: Memory = emptyMemory(seal);
  let version = -1;
  let turn: Promise<unknown> = Promise.resolve();

  // Writes and reads of all take turns, so that what was read before a write never takes its place in memory.
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function readAll(): Promise<void> {
    // The version comes first: what another node writes in between is read with an
    // old version, and so once more.
    const read = await store.read(async query => ({
      version: await configurationVersion(query),
      pools: await allPools(query),
      clients: await allClients(query),
    }));
    memory.replace(read.pools, read.clients);
    version = read.version;
  }

  /** Runs a write; `apply` brings memory up to it, which is right only if no other node has written since. */
  function write(work: (transaction: Transaction) => Promise<boolean>, apply: () => void): Promise<boolean> {
    return inTurn(async () => {
      const written = await store.write(async transaction =>
        (await work(transaction)) ? await bumpConfiguration(transaction) : undefined,
      );
      if (written === version + 1) {
        apply();
        version = written;
      } else {
        await readAll();
      }
      return written !== undefined;
    });
  }

  const refresh = () =>
    inTurn(async () => {
      const stored = await store.read(configurationVersion);
      if (stored !== version) await readAll();
    });

  /**
   * What was to be changed is not what is known here: nothing is written, and what is known comes up to date.
   */
  async function isBehind(): Promise<false> {
    await refresh();
    return false;
  }

  await readAll();

  return {
    pool: memory.pool,
    client: memory.client,
    pools: memory.pools,
    clientsOf: memory.clientsOf,
    async savePool(pool) {
      const row = sealPool(seal, pool);
      await write(
        async transaction => {
          await putPool(transaction, row);
          return true;
        },
        () => memory.putPool(row),
      );
    },
    async changePool(was, pool) {
      const known = rowOf(memory.poolRow(was.id), memory.pool(was.id)?.keys, was.keys);
      if (!known) return isBehind();
      const isKept = isDeepStrictEqual(pool.keys, was.keys);
      const row = { ...sealPool(seal, pool), ...(isKept && { sealedKeys: known.sealedKeys }) };
      return write(
        transaction => changePool(transaction, row, { ...known, settings: poolSettingsText(was) }),
        () => memory.putPool(row),
      );
    },
    async deletePool(poolId) {
      await write(
        async transaction => {
          await dropPool(transaction, poolId);
          return true;
        },
        () => memory.dropPool(poolId),
      );
    },
    saveClient(client) {
      const row = sealClient(seal, client);
      return write(
        transaction => putClient(transaction, row),
        () => memory.putClient(row),
      );
    },
    async changeClient(was, client) {
      const known = rowOf(memory.clientRow(was.id), memory.client(was.id)?.secrets, was.secrets);
      if (!known) return isBehind();
      const isKept = isDeepStrictEqual(client.secrets, was.secrets);
      const row = { ...sealClient(seal, client), ...(isKept && { sealedSecrets: known.sealedSecrets }) };
      return write(
        transaction => changeClient(transaction, row, { ...known, settings: clientSettingsText(was) }),
        () => memory.putClient(row),
      );
    },
    async deleteClient(poolId, clientId) {
      await write(
        async transaction => {
          await dropClient(transaction, poolId, clientId);
          return true;
        },
        () => memory.dropClient(poolId, clientId),
      );
    },
    refresh,
  };
}

/** A row as it is known here; undefined where its secrets are others than the caller knew. */
function rowOf<R>(row: R | undefined, secrets: unknown, known: unknown): R | undefined {
  return isDeepStrictEqual(secrets, known) ? row : undefined;
}
