import { integer, optionalText, text } from './columns.ts';
import type { Query, Row, Transaction } from './store.ts';

/** A pool as it is stored: settings are JSON, keys are sealed. */
export interface PoolRow {
  readonly poolId: string;
  readonly settings: string;
  readonly sealedKeys: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** An app client as it is stored: settings are JSON, the secrets are sealed together. */
export interface ClientRow {
  readonly poolId: string;
  readonly clientId: string;
  readonly settings: string;
  readonly sealedSecrets: string | undefined;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Every table that has rows of a pool; what deleting a pool must empty. */
export const tablesOfPools: readonly string[] = [
  'messages',
  'auth_events',
  'devices',
  'linked_identities',
  'passkeys',
  'members',
  'user_groups',
  'resource_servers',
  'password_history',
  'used_sessions',
  'token_families',
  'attempts',
  'codes',
  'searchable',
  'logins',
  'users',
  'clients',
  'pools',
];

/** The version of all pools and clients together; each write makes it greater. */
export async function configurationVersion(query: Query): Promise<number> {
  const row = await query.first('SELECT version FROM configuration WHERE id = 1', []);
  if (!row) throw new Error('the configuration has no version');
  return integer(row, 'version');
}

/** Makes the version greater by one and gives the new one. */
export async function bumpConfiguration(transaction: Transaction): Promise<number> {
  const row = await transaction.first(
    'UPDATE configuration SET version = version + 1 WHERE id = 1 RETURNING version',
    [],
  );
  if (!row) throw new Error('the configuration has no version');
  return integer(row, 'version');
}

/** All pools. */
export async function allPools(query: Query): Promise<PoolRow[]> {
  // Scans: all are read, at the start and when another node has written.
  const rows = await query.all(
    'SELECT pool_id, settings, sealed_keys, created_at, modified_at FROM pools',
    [],
  );
  return rows.map(poolRow);
}

/** All app clients of all pools. */
export async function allClients(query: Query): Promise<ClientRow[]> {
  // Scans: all are read, at the start and when another node has written.
  const rows = await query.all(
    'SELECT pool_id, client_id, settings, sealed_secret, created_at, modified_at FROM clients',
    [],
  );
  return rows.map(clientRow);
}

/** Adds the pool, or puts it in the place of the one with its id. */
export async function putPool(transaction: Transaction, row: PoolRow): Promise<void> {
  await transaction.run(
    `INSERT INTO pools (pool_id, settings, sealed_keys, created_at, modified_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (pool_id) DO UPDATE SET settings = excluded.settings, sealed_keys = excluded.sealed_keys,
       created_at = excluded.created_at, modified_at = excluded.modified_at`,
    [row.poolId, row.settings, row.sealedKeys, row.createdAt, row.modifiedAt],
  );
}

/** Changes a pool that still has the settings and keys of `was`; tells whether it did. */
export async function changePool(transaction: Transaction, row: PoolRow, was: PoolRow): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE pools SET settings = $2, sealed_keys = $3, modified_at = $4
      WHERE pool_id = $1 AND settings = $5 AND sealed_keys = $6`,
    [row.poolId, row.settings, row.sealedKeys, row.modifiedAt, was.settings, was.sealedKeys],
  );
  return changed === 1;
}

/** Adds the client, or puts it in the place of the one with its id; false where its pool is gone. */
export async function putClient(transaction: Transaction, row: ClientRow): Promise<boolean> {
  const pool = await transaction.first('SELECT pool_id FROM pools WHERE pool_id = $1', [row.poolId]);
  if (!pool) return false;
  await transaction.run(
    `INSERT INTO clients (pool_id, client_id, settings, sealed_secret, created_at, modified_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (pool_id, client_id) DO UPDATE SET settings = excluded.settings,
       sealed_secret = excluded.sealed_secret, created_at = excluded.created_at, modified_at = excluded.modified_at`,
    [row.poolId, row.clientId, row.settings, row.sealedSecrets ?? null, row.createdAt, row.modifiedAt],
  );
  return true;
}

/** Changes a client that still has the settings and secrets of `was`; tells whether it did. */
export async function changeClient(
  transaction: Transaction,
  row: ClientRow,
  was: ClientRow,
): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE clients SET settings = $3, sealed_secret = $4, modified_at = $5
      WHERE pool_id = $1 AND client_id = $2 AND settings = $6 AND COALESCE(sealed_secret, '') = $7`,
    [
      row.poolId,
      row.clientId,
      row.settings,
      row.sealedSecrets ?? null,
      row.modifiedAt,
      was.settings,
      was.sealedSecrets ?? '',
    ],
  );
  return changed === 1;
}

/** Deletes the client; its tokens stay and are of no use, since their client is not found any more. */
export async function dropClient(transaction: Transaction, poolId: string, clientId: string): Promise<void> {
  await transaction.run('DELETE FROM clients WHERE pool_id = $1 AND client_id = $2', [poolId, clientId]);
}

/** Deletes the pool and every row that belongs to it. */
export async function dropPool(transaction: Transaction, poolId: string): Promise<void> {
  for (const table of tablesOfPools) {
    // Scans: every row of the pool is to go.
    await transaction.run(`DELETE FROM ${table} WHERE pool_id = $1`, [poolId]);
  }
}

function poolRow(row: Row): PoolRow {
  return {
    poolId: text(row, 'pool_id'),
    settings: text(row, 'settings'),
    sealedKeys: text(row, 'sealed_keys'),
    createdAt: integer(row, 'created_at'),
    modifiedAt: integer(row, 'modified_at'),
  };
}

function clientRow(row: Row): ClientRow {
  return {
    poolId: text(row, 'pool_id'),
    clientId: text(row, 'client_id'),
    settings: text(row, 'settings'),
    sealedSecrets: optionalText(row, 'sealed_secret'),
    createdAt: integer(row, 'created_at'),
    modifiedAt: integer(row, 'modified_at'),
  };
}

/** Whether there is any pool. */
export async function hasPools(query: Query): Promise<boolean> {
  // Scans: no more than one row of the primary key, once at start.
  return (await query.first('SELECT pool_id FROM pools LIMIT 1', [])) !== undefined;
}
