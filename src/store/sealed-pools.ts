import type { ClientSettings } from '../model/operation.ts';
import type { ClientSecret } from '../pool/client-secret.ts';
import type { Client, Pool, PoolKeys } from '../pool/pool.ts';
import { regionOf } from '../pool/pool.ts';
import type { Seal } from '../pool/seal.ts';
import type { ClientRow, PoolRow } from './pools.ts';
import { StoreUnavailable } from './store.ts';

const keysPurpose = (poolId: string) => `pool-keys:${poolId}`;
const secretPurpose = (clientId: string) => `client-secret:${clientId}`;

/** The settings of a pool as its row holds them; the same settings make the same text. */
export function poolSettingsText(pool: Pool): string {
  return JSON.stringify({
    settings: pool.settings,
    local: pool.local,
    mfa: pool.mfa,
    sessions: pool.sessions,
  });
}

/** The settings of a client as its row holds them; the same settings make the same text. */
export function clientSettingsText(client: Client): string {
  return JSON.stringify(client.settings);
}

/** The row of a pool, its private keys sealed. */
export function sealPool(seal: Seal, pool: Pool): PoolRow {
  return {
    poolId: pool.id,
    settings: poolSettingsText(pool),
    sealedKeys: seal.seal(keysPurpose(pool.id), JSON.stringify(pool.keys)),
    createdAt: pool.createdAt,
    modifiedAt: pool.modifiedAt,
  };
}

/**
 * The pool of a row.
 *
 * @throws {StoreUnavailable} if its keys were sealed with a master key that is not given.
 */
export function openPool(seal: Seal, row: PoolRow): Pool {
  // Rows are made by sealPool and sealClient alone: what they hold has the type that it had there.
  const stored = JSON.parse(row.settings) as Pick<Pool, 'settings' | 'local' | 'mfa' | 'sessions'>;
  const plain = seal.open(keysPurpose(row.poolId), row.sealedKeys);
  if (!plain) throw sealedOtherwise(`the signing keys of user pool ${row.poolId}`);
  const keys = JSON.parse(plain.toString()) as PoolKeys;
  return {
    id: row.poolId,
    region: regionOf(row.poolId),
    settings: stored.settings,
    local: stored.local,
    ...(stored.mfa && { mfa: stored.mfa }),
    ...(stored.sessions && { sessions: stored.sessions }),
    keys,
    createdAt: row.createdAt,
    modifiedAt: row.modifiedAt,
  };
}

/** The row of a client, its secrets sealed. */
export function sealClient(seal: Seal, client: Client): ClientRow {
  const { secrets } = client;
  return {
    poolId: client.poolId,
    clientId: client.id,
    settings: clientSettingsText(client),
    sealedSecrets:
      secrets.length === 0 ? undefined : seal.seal(secretPurpose(client.id), JSON.stringify(secrets)),
    createdAt: client.createdAt,
    modifiedAt: client.modifiedAt,
  };
}

/**
 * The client of a row.
 *
 * @throws {StoreUnavailable} if its secret was sealed with a master key that is not given.
 */
export function openClient(seal: Seal, row: ClientRow): Client {
  // As of a pool: sealClient made the row.
  const settings = JSON.parse(row.settings) as ClientSettings;
  return {
    id: row.clientId,
    poolId: row.poolId,
    settings,
    secrets: row.sealedSecrets === undefined ? [] : openSecrets(seal, row, row.sealedSecrets),
    createdAt: row.createdAt,
    modifiedAt: row.modifiedAt,
  };
}

function openSecrets(seal: Seal, { clientId, createdAt }: ClientRow, sealed: string): ClientSecret[] {
  const plain = seal.open(secretPurpose(clientId), sealed)?.toString();
  if (plain === undefined) throw sealedOtherwise(`the secret of app client ${clientId}`);
  // A row from before clients had two holds the bare secret, which never begins with a bracket.
  if (!plain.startsWith('[')) return [{ value: plain, createdAt }];
  return JSON.parse(plain) as ClientSecret[]; // Sealed by sealClient.
}

function sealedOtherwise(what: string): StoreUnavailable {
  return new StoreUnavailable(
    `The master key does not open ${what}: the data was written with another master key.`,
  );
}
