import { deviceDoesNotExist } from '../../causes/devices/device-does-not-exist.ts';
import type { Input } from '../../model/operation.ts';
import type { User } from '../../pool/user.ts';
import { rememberDevice } from '../../store/devices.ts';
import type { Ports } from '../ports.ts';
import { ownedDevice } from './owned-device.ts';

/**
 * Sets whether a device is remembered; without a status it stays as it is (inferred).
 *
 * @throws device-does-not-exist
 */
export async function updateStatus(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  user: User,
  { DeviceKey: key, DeviceRememberedStatus: status }: Omit<Input<'UpdateDeviceStatus'>, 'AccessToken'>,
): Promise<void> {
  const facts = { user: user.username, device: key };
  if (status === undefined) {
    await store.read(query => ownedDevice(query, user, key));
    return;
  }
  const device = { poolId: user.poolId, sub: user.sub, key };
  const isChanged = await store.write(transaction =>
    rememberDevice(transaction, device, status === 'remembered', clock.now()),
  );
  if (!isChanged) throw deviceDoesNotExist(facts);
}
