import { refreshWithoutDevice } from '../../causes/devices/refresh-without-device.ts';
import { type Device, tracksDevices } from '../../pool/device.ts';
import type { Pool } from '../../pool/pool.ts';
import type { RefreshContent } from '../../pool/refresh-token.ts';
import { findDevice } from '../../store/devices.ts';
import type { Query } from '../../store/store.ts';

/**
 * The device of the sign-in that a refresh token continues; nothing is read where
 * the pool does not track devices.
 */
export async function refreshDevice(
  query: Query,
  pool: Pool,
  { sub, deviceKey }: RefreshContent,
): Promise<Device | undefined> {
  if (deviceKey === undefined || !tracksDevices(pool)) return undefined;
  return findDevice(query, pool.id, sub, deviceKey);
}

/**
 * Lets a refresh through that names the confirmed device of its sign-in (observed). A sign-in from before the
 * pool tracked devices has none and needs none (inferred).
 *
 * @throws refresh-without-device
 */
export function requireDevice(
  pool: Pool,
  { username, deviceKey }: RefreshContent,
  device: Device | undefined,
  given: string | undefined,
): void {
  if (deviceKey === undefined || !tracksDevices(pool)) return;
  const refuse = (reason: string) => refreshWithoutDevice({ user: username, device: deviceKey, reason });
  if (given === undefined) throw refuse('no device key came with it');
  if (given !== deviceKey) throw refuse('the device key is another');
  if (!device) throw refuse('the device was not confirmed, or is forgotten');
}
