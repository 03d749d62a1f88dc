import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

export const threatsMet = defineCheck({
  id: 'threats-met',
  severity: 'advice',
  title: 'A pool that pays for threat protection has it on',
  why: 'The plan PLUS is paid for its threat protection. OFF does nothing, and AUDIT only keeps records.',
  looksAt: 'pool',
  fix: 'Set AdvancedSecurityMode to ENFORCED once AUDIT has shown who it would hit.',
  leadsTo: ['threat-protection-off'],
  needs: ['cognito-idp:DescribeUserPool'],
  covers: [
    'Security Hub Cognito.1',
    'Config cognito-user-pool-advanced-security-enabled',
    'Prowler cognito_user_pool_advanced_security_enabled',
    'cdk-nag COG8',
  ],
  async run(pool, { cognito }) {
    const { UserPoolTier, UserPoolAddOns } = await cognito.pool(pool.id);
    if (UserPoolTier !== 'PLUS') return { notApplicable: 'the plan of the pool has no threat protection' };
    const { AdvancedSecurityMode: actual = 'OFF' } = UserPoolAddOns ?? {};
    if (actual === 'ENFORCED') return [];
    const seen = { call: 'DescribeUserPool', field: 'UserPoolAddOns.AdvancedSecurityMode', actual };
    return [
      {
        says: 'Threat protection refuses nobody.',
        seen: [{ ...seen, expected: 'ENFORCED' }],
        commands: [updatePool(pool, '.UserPoolAddOns.AdvancedSecurityMode = "ENFORCED"')],
        key: ['threatProtection'],
      },
    ];
  },
});
