import type { Input, Output } from '../../model/operation.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { updateStatus } from './update-status.ts';

/**
 * Remembers a device of the signed-in user, or does so no longer.
 *
 * @throws device-does-not-exist
 */
export async function UpdateDeviceStatus(
  ports: Pick<Ports, 'store' | 'clock'>,
  input: Input<'UpdateDeviceStatus'>,
  { signedIn: { user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'UpdateDeviceStatus'>> {
  await updateStatus(ports, user, input);
  return {};
}
