import type { ClientEntry } from './client-entry.ts';
import type { CrossCheck } from './cross-check.ts';
import type { PoolHead } from './pool-entry.ts';

const aboveLite = ['ESSENTIALS', 'PLUS'] as const;

/** What not every plan has: the key that asks for it, and whether it does. */
interface Feature<E> {
  readonly key: keyof E & string;
  readonly tiers: readonly PoolHead['tier'][];
  readonly isUsed: (entry: Partial<E>) => boolean | undefined;
}

const ofPools: readonly Feature<PoolHead>[] = [
  { key: 'threatProtection', tiers: ['PLUS'], isUsed: pool => (pool.threatProtection ?? 'OFF') !== 'OFF' },
  {
    key: 'firstFactors',
    tiers: aboveLite,
    isUsed: pool => pool.firstFactors?.some(factor => factor !== 'PASSWORD'),
  },
  { key: 'mfaFactors', tiers: aboveLite, isUsed: pool => pool.mfaFactors?.includes('EMAIL_OTP') },
  {
    key: 'passwordPolicy',
    tiers: aboveLite,
    isUsed: ({ passwordPolicy: policy }) => policy && policy.passwordHistorySize > 0,
  },
  {
    key: 'acrLevels',
    tiers: aboveLite,
    isUsed: ({ acrLevels = {} }) => Object.values(acrLevels).some(name => name !== undefined),
  },
  { key: 'sessions', tiers: aboveLite, isUsed: pool => pool.sessions?.tracking },
  {
    key: 'preTokenGenerationVersion',
    tiers: aboveLite,
    isUsed: ({ triggers, preTokenGenerationVersion: version = 'V1_0' }) =>
      triggers?.PreTokenGeneration !== undefined && version !== 'V1_0',
  },
];

const ofClients: readonly Feature<ClientEntry>[] = [
  {
    key: 'refreshTokenRotation',
    tiers: aboveLite,
    isUsed: client => client.refreshTokenRotation !== undefined,
  },
  { key: 'authFlows', tiers: aboveLite, isUsed: client => client.authFlows?.includes('ALLOW_USER_AUTH') },
];

/** Holds what a pool and its app clients use to what the pool's plan has. */
export const poolsHaveThePlanForIt: CrossCheck = ({ pools, clients }) =>
  pools.flatMap(pool => {
    const { tier } = pool.value;
    if (tier === undefined) return [];
    const beyond = <E>(features: readonly Feature<E>[], entry: Partial<E>) =>
      features.filter(({ tiers, isUsed }) => !tiers.includes(tier) && isUsed(entry));
    return [
      ...beyond(ofPools, pool.value).map(feature => ({ ...feature, path: pool.path })),
      ...clients
        .filter(client => client.path[1] === pool.path[1])
        .flatMap(({ path, value }) => beyond(ofClients, value).map(feature => ({ ...feature, path }))),
    ].map(({ key, tiers, path }) => ({
      path: [...path, key],
      expected: `tier ${tiers.join(' or ')} of the pool`,
      found: tier,
    }));
  });
