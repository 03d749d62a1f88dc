import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { deviceOwner } from './device-owner.ts';
import { adminDeviceView } from './device-view.ts';
import { ownedDevice } from './owned-device.ts';

/**
 * A user's device with all its attributes.
 *
 * @throws pool-not-found, pool-in-another-region, user-of-device-not-found, device-does-not-exist
 */
export async function AdminGetDevice(
  { directory, store, accountId }: Pick<Ports, 'directory' | 'store' | 'accountId'>,
  input: Input<'AdminGetDevice'>,
  call: Call,
): Promise<Output<'AdminGetDevice'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  return store.read(async query => {
    const user = await deviceOwner(query, pool, input.Username, call);
    const device = await ownedDevice(query, user, input.DeviceKey);
    return { Device: adminDeviceView(device, pool, user, accountId) };
  });
}
