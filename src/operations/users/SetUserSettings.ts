import type { Input, Output } from '../../model/operation.ts';
import { filled } from '../../pool/present.ts';
import { saveMfaOptions } from '../../store/mfa-options.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';

/**
 * Keeps the MFAOptions of the signed-in user, which GetUser shows; an empty list takes them away. The service
 * no longer supports it (documented): second factors are what SetUserMFAPreference sets.
 */
export async function SetUserSettings(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  input: Input<'SetUserSettings'>,
  { signedIn: { user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'SetUserSettings'>> {
  const options = filled(input.MFAOptions);
  await store.write(transaction => saveMfaOptions(transaction, user, options, clock.now()));
  return {};
}
