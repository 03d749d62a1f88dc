import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { mfaConfigView } from './mfa-config-view.ts';

/** Tells which second factors a user pool offers or demands, and how it takes passkeys. */
export async function GetUserPoolMfaConfig(
  { directory }: Pick<Ports, 'directory'>,
  input: Input<'GetUserPoolMfaConfig'>,
  call: Call,
): Promise<Output<'GetUserPoolMfaConfig'>> {
  return mfaConfigView(poolOf(directory, input.UserPoolId, call));
}
