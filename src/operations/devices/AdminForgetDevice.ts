import { deviceDoesNotExist } from '../../causes/devices/device-does-not-exist.ts';
import type { Input, Output } from '../../model/operation.ts';
import { forgetDevice } from '../../store/devices.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';

/**
 * Forgets a user's device, as ForgetDevice does.
 *
 * @throws pool-not-found, pool-in-another-region, user-not-found, device-does-not-exist
 */
export async function AdminForgetDevice(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminForgetDevice'>,
  call: Call,
): Promise<Output<'AdminForgetDevice'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  await store.write(async transaction => {
    const { username, sub } = await userOf(transaction, pool, input.Username, call);
    const device = { poolId: pool.id, sub, key: input.DeviceKey };
    if (!(await forgetDevice(transaction, device, clock.now()))) {
      throw deviceDoesNotExist({ user: username, device: device.key });
    }
  });
  return {};
}
