import type { Client, Pool } from '../pool/pool.ts';

/**
 * All pools and app clients, read from memory: no request waits for the store to learn a setting. A write goes to
 * the store, bumps the configuration's version in the same transaction, and is then visible here at once; other
 * nodes see it when they next compare versions.
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
  /** Deletes the pool with its clients, users and all that belongs to them. */
  deletePool(poolId: string): Promise<void>;
  /** Creates the client, or replaces it where the id exists. */
  saveClient(client: Client): Promise<void>;
  deleteClient(poolId: string, clientId: string): Promise<void>;
  /** Reads all again if another node has written since. */
  refresh(): Promise<void>;
}
