import type { Input, Output } from '../../model/operation.ts';
import { withMfaConfig } from '../../pool/mfa-config.ts';
import type { Call } from '../call.ts';
import { changePool } from '../pools/change-pool.ts';
import type { Ports } from '../ports.ts';
import { checkMfaConfig } from './check-mfa-config.ts';
import { mfaConfigView } from './mfa-config-view.ts';

/**
 * Sets which second factors a user pool offers or demands, and how it takes passkeys. The factors and the
 * passkeys' configuration are replaced as a whole (observed).
 *
 * @throws pool-not-found, pool-in-another-region, pool-changed-meanwhile, and what `checkMfaConfig` throws
 */
export async function SetUserPoolMfaConfig(
  ports: Pick<Ports, 'directory' | 'clock'>,
  input: Input<'SetUserPoolMfaConfig'>,
  call: Call,
): Promise<Output<'SetUserPoolMfaConfig'>> {
  const changed = await changePool(ports, input.UserPoolId, call, pool => {
    checkMfaConfig(pool, input);
    return withMfaConfig(pool, input);
  });
  return mfaConfigView(changed);
}
