import { inputBreaksConstraints } from '../../causes/requests/input-breaks-constraints.ts';
import { featureNotInTier } from '../../causes/settings/feature-not-in-tier.ts';
import type { Pool } from '../../pool/pool.ts';
import { tierOf } from '../../pool/tier.ts';
import { sessionTracking } from '../pools/check-tier.ts';

/**
 * Holds a number to its documented range, which the API model does not publish,
 * with the words of a validation.
 *
 * @throws input-breaks-constraints
 */
export function requireRange(member: string, value: number, [least, most]: readonly [number, number]): void {
  if (value >= least && value <= most) return;
  const rule = value < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
  const sentence = (shown: string) =>
    `Value${shown} at '${member}' failed to satisfy constraint: Member must have value ${rule}`;
  throw inputBreaksConstraints(`1 validation error detected: ${sentence(` '${value}'`)}`, [sentence('')]);
}

/**
 * Session tracking needs a plan above LITE (documented).
 *
 * @throws feature-not-in-tier
 */
export function requireSessionTier(pool: Pool): void {
  const tier = tierOf(pool);
  if (tier === 'LITE') throw featureNotInTier({ tier, features: [sessionTracking] });
}
