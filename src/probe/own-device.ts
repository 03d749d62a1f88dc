import type { Random } from '../pool/random.ts';
import { verifierOf } from '../pool/srp-client.ts';
import { fromBytes, pad } from '../pool/srp-group.ts';
import type { CallCognito } from './cognito.ts';
import type { NewDevice } from './sign-in.ts';

/**
 * Confirms the device that a sign-in made, as apps do, with a secret that nobody keeps. Without that no refresh of the
 * sign-in is taken.
 */
export async function confirmDevice(
  { call, random }: { readonly call: CallCognito; readonly random: Random },
  accessToken: string,
  { key, group }: NewDevice,
): Promise<void> {
  const salt = fromBytes(random.bytes(16));
  const verifier = verifierOf(salt, `${group}${key}`, random.bytes(40).toString('base64'));
  await call('ConfirmDevice', {
    AccessToken: accessToken,
    DeviceKey: key,
    DeviceName: 'lifeguard probe',
    DeviceSecretVerifierConfig: {
      Salt: pad(salt).toString('base64'),
      PasswordVerifier: pad(verifier).toString('base64'),
    },
  });
}

/** Forgets it again, so that the user's devices do not grow with each probe. */
export async function forgetDevice(
  call: CallCognito,
  accessToken: string,
  { key }: Pick<NewDevice, 'key'>,
): Promise<void> {
  await call('ForgetDevice', { AccessToken: accessToken, DeviceKey: key });
}
