import type { Input, Output } from '../../model/operation.ts';
import { updatedPool } from '../../pool/pool-from-input.ts';
import { tierOf } from '../../pool/tier.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { changePool } from './change-pool.ts';
import { checkPool } from './check-pool.ts';
import { checkTierOfClients } from './check-tier.ts';

/**
 * Replaces a user pool's settings: what the input leaves out goes back to its default,
 * but for what `updatedPool` keeps.
 *
 * @throws pool-not-found, pool-in-another-region, tier-change-not-allowed, pool-changed-meanwhile, and what
 * `checkPool` throws
 */
export async function UpdateUserPool(
  ports: Pick<Ports, 'directory' | 'clock'>,
  input: Input<'UpdateUserPool'>,
  call: Call,
): Promise<Output<'UpdateUserPool'>> {
  await changePool(ports, input.UserPoolId, call, pool => {
    checkPool(input, { region: pool.region, current: pool });
    const updated = updatedPool(pool, input);
    checkTierOfClients(tierOf(updated), ports.directory.clientsOf(pool.id));
    return updated;
  });
  return {};
}
