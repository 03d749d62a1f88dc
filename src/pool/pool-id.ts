import type { Random } from './random.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new pool's id: its region, `_`, and nine letters and digits (observed). */
export function makePoolId(region: string, random: Random): string {
  const name = Array.from({ length: 9 }, () => alphabet.charAt(random.below(alphabet.length)));
  return `${region}_${name.join('')}`;
}

/** The pool's name in the SRP protocol: what stands behind the region (observed). */
export function srpNameOf(poolId: string): string {
  return poolId.slice(poolId.indexOf('_') + 1);
}
