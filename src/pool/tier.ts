import type { PoolSettings } from '../model/operation.ts';
import type { Pool } from './pool.ts';

/** The plan of a pool: what it costs, and which features it has. */
export type Tier = NonNullable<PoolSettings['UserPoolTier']>;

/** The plan of a pool for which none was asked (documented). */
export const defaultTier: Tier = 'ESSENTIALS';

/** The plan that a pool has. */
export function tierOf({ settings }: Pick<Pool, 'settings'>): Tier {
  return settings.UserPoolTier ?? defaultTier;
}
