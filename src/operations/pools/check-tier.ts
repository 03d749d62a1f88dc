import { featureNotInTier } from '../../causes/settings/feature-not-in-tier.ts';
import { tierChangeNotAllowed } from '../../causes/settings/tier-change-not-allowed.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { PoolInput } from '../../pool/pool-defaults.ts';
import { present } from '../../pool/present.ts';
import { defaultTier, type Tier, tierOf } from '../../pool/tier.ts';

/** A feature that not every plan has, by the name that the service has for it. */
interface Feature {
  readonly name: string;
  readonly tiers: readonly Tier[];
  readonly isUsed: (input: PoolInput) => boolean;
}

const aboveLite: readonly Tier[] = ['ESSENTIALS', 'PLUS'];

/** The feature of tracking users' sessions, which has its own operation (the name is inferred). */
export const sessionTracking = 'User Session Tracking';

/** The first three names are observed, the others inferred. */
const features: readonly Feature[] = [
  {
    name: 'Threat Protection',
    tiers: ['PLUS'],
    isUsed: input => (input.UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF',
  },
  {
    name: 'Passwordless Sign-In',
    tiers: aboveLite,
    isUsed: input =>
      (input.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? []).some(factor => factor !== 'PASSWORD'),
  },
  ...(['V2_0', 'V3_0'] as const).map(version => ({
    name: `Token Customization with Pre-Token Generation Lambda ${version}`,
    tiers: aboveLite,
    isUsed: (input: PoolInput) => input.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion === version,
  })),
  {
    name: 'Password History',
    tiers: aboveLite,
    isUsed: input => (input.Policies?.PasswordPolicy?.PasswordHistorySize ?? 0) > 0,
  },
  {
    name: 'Dynamic Client Registration',
    tiers: aboveLite,
    isUsed: input =>
      input.DcrConfiguration !== undefined && input.DcrConfiguration.EnableStatus !== 'Disabled',
  },
  {
    name: 'Custom ACR Level Names',
    tiers: aboveLite,
    isUsed: input => Object.keys(input.AcrConfiguration ?? {}).length > 0,
  },
];

/** The second factor that Lite has not (documented; the name is inferred). */
export const emailMfa = 'Email MFA';

/**
 * Holds a pool's settings to its plan: the one given, else the one that it has. Client registration,
 * which an update keeps, counts too.
 *
 * @throws feature-not-in-tier
 */
export function checkTier(input: PoolInput, { current }: { readonly current: Pool | undefined }): void {
  const tier = input.UserPoolTier ?? (current ? tierOf(current) : defaultTier);
  const kept = { ...present({ DcrConfiguration: current?.settings.DcrConfiguration }), ...input };
  const excess = features
    .filter(feature => !feature.tiers.includes(tier) && feature.isUsed(kept))
    .map(feature => feature.name);
  if (tier === 'LITE' && current?.sessions?.tracking === 'ENABLED') excess.push(sessionTracking);
  if (tier === 'LITE' && current?.mfa?.factors.includes('EMAIL_OTP')) excess.push(emailMfa);
  if (excess.length > 0) throw featureNotInTier({ tier, features: excess });
}

/** The features of an app client that its pool's plan lacks. */
export function clientFeaturesBeyond(tier: Tier, settings: Client['settings']): string[] {
  if (tier !== 'LITE') return [];
  return [
    ...(settings.RefreshTokenRotation?.Feature === 'ENABLED' ? ['Refresh Token Rotation'] : []),
    ...(settings.ExplicitAuthFlows?.includes('ALLOW_USER_AUTH') ? ['Choice-Based Sign-In'] : []),
  ];
}

/**
 * Holds a change of the plan to what the pool's app clients use.
 *
 * @throws tier-change-not-allowed
 */
export function checkTierOfClients(tier: Tier, clients: readonly Client[]): void {
  const excess = new Set(clients.flatMap(client => clientFeaturesBeyond(tier, client.settings)));
  if (excess.size > 0) throw tierChangeNotAllowed({ tier, features: [...excess] });
}
