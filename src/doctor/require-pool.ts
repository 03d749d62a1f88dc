import { NotRead } from '../surroundings/not-read.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';

/**
 * Ends a check where the pool is gone. What is wrong with its addresses is then no finding: `pool-exists` tells that it is
 * gone.
 *
 * @throws NotRead `not found`
 */
export async function requirePool({ cognito }: Pick<Surroundings, 'cognito'>, poolId: string): Promise<void> {
  await cognito.pool(poolId).catch(error => {
    const isGone = error instanceof NotRead && error.why.kind === 'not found';
    // What else is in the way is no reason to doubt the pool.
    if (isGone || !(error instanceof NotRead)) throw error;
  });
}
