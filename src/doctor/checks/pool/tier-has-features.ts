import type { DescribedPool } from '../../../surroundings/cognito-reads.ts';
import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { poolCommand, updatePool } from '../../mend.ts';

interface Feature {
  readonly field: string;
  /** The least plan that has it. */
  readonly tier: 'ESSENTIALS' | 'PLUS';
  /** What stands there where the pool uses it. */
  readonly use: (pool: DescribedPool) => string | undefined;
}

const features: readonly Feature[] = [
  {
    field: 'LambdaConfig.PreTokenGenerationConfig.LambdaVersion',
    tier: 'ESSENTIALS',
    use: ({ LambdaConfig }) => {
      const version = LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion;
      return version === 'V1_0' ? undefined : version;
    },
  },
  {
    field: 'Policies.SignInPolicy.AllowedFirstAuthFactors',
    tier: 'ESSENTIALS',
    use: ({ Policies }) =>
      Policies?.SignInPolicy?.AllowedFirstAuthFactors?.find(factor => factor !== 'PASSWORD'),
  },
  {
    field: 'Policies.PasswordPolicy.PasswordHistorySize',
    tier: 'ESSENTIALS',
    use: ({ Policies }) => {
      const { PasswordHistorySize: size = 0 } = Policies?.PasswordPolicy ?? {};
      return size > 0 ? String(size) : undefined;
    },
  },
  {
    field: 'UserPoolAddOns.AdvancedSecurityMode',
    tier: 'PLUS',
    use: ({ UserPoolAddOns }) => {
      const { AdvancedSecurityMode: mode = 'OFF' } = UserPoolAddOns ?? {};
      return mode === 'OFF' ? undefined : mode;
    },
  },
];

const order = ['LITE', 'ESSENTIALS', 'PLUS'];

export const tierHasFeatures = defineCheck({
  id: 'tier-has-features',
  severity: 'error',
  title: 'The plan of the pool has what the pool uses',
  why:
    'A feature beyond the plan is refused at the next change of the pool, or does nothing: claims that a function adds do ' +
    'not appear, a factor is not offered.',
  looksAt: 'pool',
  fix: 'Move the pool to the plan that has it, or turn the feature off.',
  leadsTo: ['feature-not-in-tier', 'tier-change-not-allowed', 'claims-missing'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run(pool, { cognito }) {
    const settings = await cognito.pool(pool.id);
    const { UserPoolTier: tier } = settings;
    if (tier === undefined) return { notApplicable: 'the pool tells no plan' };
    const beyond = features.flatMap(({ field, tier: least, use }) => {
      const actual = use(settings);
      if (actual === undefined || order.indexOf(tier) >= order.indexOf(least)) return [];
      return [
        {
          least,
          seen: { call: 'DescribeUserPool', field, actual, expected: `${least} in place of ${tier}` },
        },
      ];
    });
    const least = beyond.some(one => one.least === 'PLUS') ? 'PLUS' : 'ESSENTIALS';
    return findingIf(
      beyond.map(({ seen }) => seen),
      {
        says: `The plan ${tier} does not have what the pool uses.`,
        commands: [
          `# The plan decides the price of each user.\n${updatePool(pool, `.UserPoolTier = "${least}"`)}`,
          poolCommand(pool, 'describe-user-pool --query UserPool.UserPoolTier'),
        ],
        key: ['tier'],
      },
    );
  },
});
