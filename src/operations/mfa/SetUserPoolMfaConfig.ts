import { poolChangedMeanwhile } from '../../causes/settings/pool-changed-meanwhile.ts';
import type { Input, Output } from '../../model/operation.ts';
import { withMfaConfig } from '../../pool/pool-mfa.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { checkPoolMfa } from './check-pool-mfa.ts';
import { poolMfaView } from './pool-mfa-view.ts';

/**
 * Sets which second factors a user pool offers or demands, and how it takes passkeys. The factors and the passkeys'
 * configuration are replaced as a whole (observed).
 *
 * @throws pool-not-found, pool-in-another-region, pool-changed-meanwhile, and what `checkPoolMfa` throws
 */
export async function SetUserPoolMfaConfig(
  { directory, clock }: Pick<Ports, 'directory' | 'clock'>,
  input: Input<'SetUserPoolMfaConfig'>,
  call: Call,
): Promise<Output<'SetUserPoolMfaConfig'>> {
  // What another node wrote a moment ago is neither denied nor overwritten.
  await directory.refresh();
  const pool = poolOf(directory, input.UserPoolId, call);

  checkPoolMfa(pool, input);
  const changed = { ...withMfaConfig(pool, input), modifiedAt: clock.now() };

  const isChanged = await directory.changePool(pool, changed);
  if (!isChanged) throw poolChangedMeanwhile({ poolId: pool.id });
  return poolMfaView(changed);
}
