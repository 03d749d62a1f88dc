import { poolChangedMeanwhile } from '../../causes/settings/pool-changed-meanwhile.ts';
import type { Input, Output } from '../../model/operation.ts';
import { updatedPool } from '../../pool/pool-from-input.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { checkPool } from './check-pool.ts';
import { checkTierOfClients } from './check-tier.ts';

/**
 * Replaces a user pool's settings: what the input leaves out goes back to its default, but for what `updatedPool`
 * keeps.
 *
 * @throws pool-not-found, pool-in-another-region, tier-change-not-allowed, pool-changed-meanwhile, and what
 * `checkPool` throws
 */
export async function UpdateUserPool(
  { directory, clock }: Pick<Ports, 'directory' | 'clock'>,
  input: Input<'UpdateUserPool'>,
  call: Call,
): Promise<Output<'UpdateUserPool'>> {
  // What another node wrote a moment ago is neither denied nor overwritten.
  await directory.refresh();
  const pool = poolOf(directory, input.UserPoolId, call);

  checkPool(input, { region: pool.region, current: pool });
  const updated = updatedPool(pool, input, clock.now());
  checkTierOfClients(updated.settings.UserPoolTier ?? 'ESSENTIALS', directory.clientsOf(pool.id));

  const isChanged = await directory.changePool(pool, updated);
  if (!isChanged) throw poolChangedMeanwhile({ poolId: pool.id });

  return {};
}
