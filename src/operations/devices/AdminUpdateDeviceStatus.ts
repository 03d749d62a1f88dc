import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { updateStatus } from './update-status.ts';

/**
 * Remembers a user's device, or does so no longer.
 *
 * @throws pool-not-found, pool-in-another-region, user-not-found, device-does-not-exist
 */
export async function AdminUpdateDeviceStatus(
  ports: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminUpdateDeviceStatus'>,
  call: Call,
): Promise<Output<'AdminUpdateDeviceStatus'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  const user = await ports.store.read(query => userOf(query, pool, input.Username, call));
  await updateStatus(ports, user, input);
  return {};
}
