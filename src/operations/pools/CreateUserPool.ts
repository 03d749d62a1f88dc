import { tooManyPools } from '../../causes/settings/too-many-pools.ts';
import type { Input, Output } from '../../model/operation.ts';
import { defaultLocalSettings, poolFromInput } from '../../pool/pool-from-input.ts';
import { makePoolId } from '../../pool/pool-id.ts';
import { makePoolKeys } from '../../pool/pool-keys.ts';
import { createdPool } from '../../pool/pool-view.ts';
import type { Call } from '../call.ts';
import { signedRegion } from '../find.ts';
import type { Ports } from '../ports.ts';
import { checkNewPool } from './check-new-pool.ts';

/**
 * User pools of an account in a region (documented). Two nodes at once may go past
 * it by one; nothing rests on it.
 */
const mostPools = 1_000;

/**
 * Creates a user pool in the region that the request was signed for, with signing keys of its own.
 *
 * @throws too-many-pools, and what `checkNewPool` throws
 */
export async function CreateUserPool(
  { directory, clock, random, accountId }: Pick<Ports, 'directory' | 'clock' | 'random' | 'accountId'>,
  input: Input<'CreateUserPool'>,
  call: Call,
): Promise<Output<'CreateUserPool'>> {
  const region = signedRegion(call);
  const pools = directory.pools().filter(pool => pool.region === region);

  if (pools.length >= mostPools) throw tooManyPools({ region, limit: mostPools });
  checkNewPool(input, region);

  const pool = poolFromInput(input, {
    id: makePoolId(region, random),
    region,
    now: clock.now(),
    accountId,
    local: defaultLocalSettings,
    keys: await makePoolKeys(random),
  });
  await directory.savePool(pool);
  call.trace.poolId = pool.id;

  return { UserPool: createdPool(pool) };
}
