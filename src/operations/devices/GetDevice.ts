import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { requireAccess } from '../tokens/require-access.ts';
import { deviceView } from './device-view.ts';
import { ownedDevice } from './owned-device.ts';

/**
 * A device of the signed-in user.
 *
 * @throws device-does-not-exist, and what `requireAccess` throws
 */
export async function GetDevice(
  ports: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'GetDevice'>,
  call: Call,
): Promise<Output<'GetDevice'>> {
  const { user } = await requireAccess(ports, input.AccessToken, call);
  const device = await ports.store.read(query => ownedDevice(query, user, input.DeviceKey));
  return { Device: deviceView(device) };
}
