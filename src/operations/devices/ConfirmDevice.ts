import { deviceAlreadyConfirmed } from '../../causes/devices/device-already-confirmed.ts';
import { deviceKeyNotGivenOut } from '../../causes/devices/device-key-not-given-out.ts';
import { deviceSecretMalformed } from '../../causes/devices/device-secret-malformed.ts';
import type { Input, Output } from '../../model/operation.ts';
import { deviceCredential, sealDeviceCredential } from '../../pool/device.ts';
import { addDevice, wasForgotten } from '../../store/devices.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';

/**
 * Takes note of a device and the verifier of its secret. Its key is the one that the sign-in of the
 * access token gave out (observed: any other is refused). Where the pool leaves remembering to the
 * user, UpdateDeviceStatus does it.
 *
 * @throws device-key-not-given-out, device-secret-malformed, device-already-confirmed
 */
export async function ConfirmDevice(
  { store, seal, clock }: Pick<Ports, 'store' | 'seal' | 'clock'>,
  input: Input<'ConfirmDevice'>,
  { signedIn: { pool, user, claims }, sdkVersion, address }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'ConfirmDevice'>> {
  const facts = { user: user.username, device: input.DeviceKey };
  const expected = claims.device_key ?? '';
  if (expected !== input.DeviceKey) throw deviceKeyNotGivenOut({ ...facts, expected });
  const credential = deviceCredential(input.DeviceSecretVerifierConfig ?? {});
  if (!credential) throw deviceSecretMalformed(facts);

  const asksUser = pool.settings.DeviceConfiguration?.DeviceOnlyRememberedOnUserPrompt === true;
  const now = clock.now();
  const device = { poolId: pool.id, sub: user.sub, key: input.DeviceKey };
  const isNew = await store.write(async transaction => {
    if (await wasForgotten(transaction, device)) throw deviceKeyNotGivenOut({ ...facts, expected: '' });
    return addDevice(transaction, {
      ...device,
      name: input.DeviceName,
      credential: sealDeviceCredential(seal, pool.id, credential),
      remembered: !asksUser,
      sdk: sdkVersion,
      ipAddress: address,
      createdAt: now,
      modifiedAt: now,
      authenticatedAt: claims.auth_time * 1_000,
    });
  });
  if (!isNew) throw deviceAlreadyConfirmed(facts);
  return { UserConfirmationNecessary: asksUser };
}
