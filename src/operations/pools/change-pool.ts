import { poolChangedMeanwhile } from '../../causes/settings/pool-changed-meanwhile.ts';
import type { Pool } from '../../pool/pool.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';

/**
 * Puts what `change` makes of a pool into its place, with a new date of modification, and gives it.
 *
 * @throws pool-not-found, pool-in-another-region, pool-changed-meanwhile, and what `change` throws
 */
export async function changePool(
  { directory, clock }: Pick<Ports, 'directory' | 'clock'>,
  poolId: string,
  call: Call,
  change: (pool: Pool) => Pool,
): Promise<Pool> {
  // What another node wrote a moment ago is neither denied nor overwritten.
  await directory.refresh();
  const pool = poolOf(directory, poolId, call);
  const changed = { ...change(pool), modifiedAt: clock.now() };
  const isChanged = await directory.changePool(pool, changed);
  if (!isChanged) throw poolChangedMeanwhile({ poolId: pool.id });
  return changed;
}
