import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { deviceOwner } from './device-owner.ts';
import { devicePage } from './device-page.ts';
import { adminDeviceView } from './device-view.ts';

/**
 * A user's confirmed devices with all their attributes.
 *
 * @throws pool-not-found, pool-in-another-region, user-of-device-not-found, pagination-token-invalid
 */
export async function AdminListDevices(
  ports: Pick<Ports, 'directory' | 'store' | 'seal' | 'accountId'>,
  input: Input<'AdminListDevices'>,
  call: Call,
): Promise<Output<'AdminListDevices'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  const user = await ports.store.read(query => deviceOwner(query, pool, input.Username, call));
  const { devices, next } = await devicePage(ports, user, input);
  return { Devices: devices.map(device => adminDeviceView(device, pool, user, ports.accountId)), ...next };
}
