import { deviceDoesNotExist } from '../../causes/devices/device-does-not-exist.ts';
import type { Device } from '../../pool/device.ts';
import type { User } from '../../pool/user.ts';
import { findDevice } from '../../store/devices.ts';
import type { Query } from '../../store/store.ts';

/**
 * The user's device of that key.
 *
 * @throws device-does-not-exist
 */
export async function ownedDevice(query: Query, user: User, key: string): Promise<Device> {
  const device = await findDevice(query, user.poolId, user.sub, key);
  if (!device) throw deviceDoesNotExist({ user: user.username, device: key });
  return device;
}
