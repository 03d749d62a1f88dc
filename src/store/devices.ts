import type { Device } from '../pool/device.ts';
import { flag, integer, optionalText, text } from './columns.ts';
import type { Query, Row, Transaction } from './store.ts';
import { longestAccess } from './sweep.ts';
import { isUsed, useSession } from './used-sessions.ts';

/** How many devices a user has at most; one more takes the place of the one that was used longest ago. */
export const mostDevices = 100;

const columns = `device_key, name, salt, sealed_verifier, remembered, sdk, ip_address, created_at, modified_at,
  authenticated_at`;

/** Keeps a confirmed device; false where the user has one of that key already. */
export async function addDevice(transaction: Transaction, device: Device): Promise<boolean> {
  const added = await transaction.run(
    `INSERT INTO devices (pool_id, sub, device_key, name, salt, sealed_verifier, remembered, sdk, ip_address,
       created_at, modified_at, authenticated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
    [
      device.poolId,
      device.sub,
      device.key,
      device.name ?? null,
      device.credential.salt,
      device.credential.sealedVerifier,
      device.remembered ? 1 : 0,
      device.sdk,
      device.ipAddress ?? null,
      device.createdAt,
      device.modifiedAt,
      device.authenticatedAt,
    ],
  );
  if (added === 0) return false;
  await transaction.run(
    `DELETE FROM devices WHERE pool_id = $1 AND sub = $2 AND device_key IN
      (SELECT device_key FROM devices WHERE pool_id = $1 AND sub = $2
        ORDER BY authenticated_at DESC, device_key DESC LIMIT 1000 OFFSET $3)`,
    [device.poolId, device.sub, mostDevices],
  );
  return true;
}

/** The user's device of that key. */
export async function findDevice(
  query: Query,
  poolId: string,
  sub: string,
  key: string,
): Promise<Device | undefined> {
  const row = await query.first(
    `SELECT ${columns} FROM devices WHERE pool_id = $1 AND sub = $2 AND device_key = $3`,
    [poolId, sub, key],
  );
  return row && deviceFrom(row, poolId, sub);
}

/** The user's devices in the order of their keys, from behind one on. */
export async function listDevices(
  query: Query,
  poolId: string,
  sub: string,
  after: string,
  limit: number,
): Promise<Device[]> {
  const rows = await query.all(
    `SELECT ${columns} FROM devices WHERE pool_id = $1 AND sub = $2 AND device_key > $3
      ORDER BY device_key LIMIT $4`,
    [poolId, sub, after, limit],
  );
  return rows.map(row => deviceFrom(row, poolId, sub));
}

/** Whether a device is remembered from now on; false where there is no such device. */
export async function rememberDevice(
  transaction: Transaction,
  { poolId, sub, key }: Pick<Device, 'poolId' | 'sub' | 'key'>,
  remembered: boolean,
  now: number,
): Promise<boolean> {
  const changed = await transaction.run(
    'UPDATE devices SET remembered = $4, modified_at = $5 WHERE pool_id = $1 AND sub = $2 AND device_key = $3',
    [poolId, sub, key, remembered ? 1 : 0, now],
  );
  return changed === 1;
}

/** Writes down that a device was used to sign in; false where it was forgotten meanwhile. */
export async function useDevice(
  transaction: Transaction,
  { poolId, sub, key }: Pick<Device, 'poolId' | 'sub' | 'key'>,
  ipAddress: string | undefined,
  now: number,
): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE devices SET authenticated_at = $4, ip_address = COALESCE($5, ip_address)
      WHERE pool_id = $1 AND sub = $2 AND device_key = $3`,
    [poolId, sub, key, now, ipAddress ?? null],
  );
  return changed === 1;
}

/** Under which id it is remembered that a device was forgotten. */
function forgotten(key: string): string {
  return `forgotten device ${key}`;
}

/**
 * Forgets a device; false where there is no such device. That it was is remembered for as long as an access
 * token may name it: it must not be confirmed again, which would bring its refresh tokens back.
 */
export async function forgetDevice(
  transaction: Transaction,
  { poolId, sub, key }: Pick<Device, 'poolId' | 'sub' | 'key'>,
  now: number,
): Promise<boolean> {
  const deleted = await transaction.run(
    'DELETE FROM devices WHERE pool_id = $1 AND sub = $2 AND device_key = $3',
    [poolId, sub, key],
  );
  if (deleted === 0) return false;
  await useSession(transaction, poolId, forgotten(key), now + longestAccess);
  return true;
}

/** Whether a device was forgotten lately. */
export function wasForgotten(
  query: Query,
  { poolId, key }: Pick<Device, 'poolId' | 'key'>,
): Promise<boolean> {
  return isUsed(query, poolId, forgotten(key));
}

function deviceFrom(row: Row, poolId: string, sub: string): Device {
  return {
    poolId,
    sub,
    key: text(row, 'device_key'),
    name: optionalText(row, 'name'),
    credential: { salt: text(row, 'salt'), sealedVerifier: text(row, 'sealed_verifier') },
    remembered: flag(row, 'remembered'),
    sdk: text(row, 'sdk'),
    ipAddress: optionalText(row, 'ip_address'),
    createdAt: integer(row, 'created_at'),
    modifiedAt: integer(row, 'modified_at'),
    authenticatedAt: integer(row, 'authenticated_at'),
  };
}
