import { deviceDoesNotExist } from '../../causes/devices/device-does-not-exist.ts';
import type { Input, Output } from '../../model/operation.ts';
import { forgetDevice } from '../../store/devices.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { requireAccess } from '../tokens/require-access.ts';

/**
 * Forgets a device of the signed-in user: it no longer stands for a second factor, and the refresh tokens
 * that were given to it end. Access tokens go on to their end, but cannot confirm the device again.
 *
 * @throws device-does-not-exist, and what `requireAccess` throws
 */
export async function ForgetDevice(
  ports: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'ForgetDevice'>,
  call: Call,
): Promise<Output<'ForgetDevice'>> {
  const { pool, user } = await requireAccess(ports, input.AccessToken, call);
  const device = { poolId: pool.id, sub: user.sub, key: input.DeviceKey };
  const now = ports.clock.now();
  const isForgotten = await ports.store.write(transaction => forgetDevice(transaction, device, now));
  if (!isForgotten) throw deviceDoesNotExist({ user: user.username, device: device.key });
  return {};
}
