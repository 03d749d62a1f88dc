import type { Input, Output } from '../../model/operation.ts';
import { filled } from '../../pool/present.ts';
import { saveMfaOptions } from '../../store/mfa-options.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';

/**
 * Keeps the MFAOptions of a user, which AdminGetUser and ListUsers show; an empty list takes them away. The
 * service no longer supports it (documented): second factors are what AdminSetUserMFAPreference sets.
 */
export async function AdminSetUserSettings(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminSetUserSettings'>,
  call: Call,
): Promise<Output<'AdminSetUserSettings'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const options = filled(input.MFAOptions);
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    await saveMfaOptions(transaction, user, options, clock.now());
  });
  return {};
}
