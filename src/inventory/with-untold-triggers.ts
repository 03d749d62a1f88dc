import type { PoolsFile } from '../config/pools-file.ts';
import { matchPools } from './compare.ts';
import type { Deployed, Gap } from './deployed.ts';

/**
 * What exists, with a gap for each trigger of which a source tells that it has a function and not which, where pools.yaml
 * has none: that is no agreement. Where it has one, no more can be told.
 */
export function withUntoldTriggers(file: Pick<PoolsFile, 'pools'> | undefined, deployed: Deployed): Deployed {
  const pairs = file ? matchPools(file, deployed).pairs : [];
  const described = new Map(pairs.map(pair => [pair.actual, pair.described]));
  const pools = deployed.pools.map(pool => {
    const unheld = (pool.untoldTriggers ?? []).filter(name => !described.get(pool)?.triggers[name]);
    const gaps = unheld.map(
      (name): Gap => ({ what: `its trigger ${name}`, why: 'its function is not told' }),
    );
    return { ...pool, gaps: [...pool.gaps, ...gaps] };
  });
  return { ...deployed, pools };
}
