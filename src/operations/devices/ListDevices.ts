import type { Input, Output } from '../../model/operation.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { devicePage } from './device-page.ts';
import { deviceView } from './device-view.ts';

/** The confirmed devices of the signed-in user, remembered or not. */
export async function ListDevices(
  ports: Pick<Ports, 'store' | 'seal'>,
  input: Input<'ListDevices'>,
  { signedIn: { user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'ListDevices'>> {
  const { devices, next } = await devicePage(ports, user, input);
  return { Devices: devices.map(deviceView), ...next };
}
