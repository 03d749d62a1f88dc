import { defineCheck } from '../../check.ts';

const levels = ['LowAction', 'MediumAction', 'HighAction'] as const;

export const takeoversMet = defineCheck({
  id: 'takeovers-met',
  severity: 'advice',
  title: 'Risky sign-ins are stopped or asked for a second factor',
  why:
    'Threat protection rates each sign-in. Without an action for a rating, nothing follows from it. Some checkers ask to block ' +
    'all three, which locks out users who travel; a second factor for low and medium risk meets most attacks.',
  looksAt: 'pool',
  fix: 'Set an action for medium and high risk: MFA_REQUIRED or BLOCK.',
  leadsTo: [],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:DescribeRiskConfiguration'],
  covers: ['Prowler cognito_user_pool_blocks_potential_malicious_sign_in_attempts'],
  async run({ id }, { cognito }) {
    const { UserPoolAddOns } = await cognito.pool(id);
    if (UserPoolAddOns?.AdvancedSecurityMode !== 'ENFORCED') {
      return { notApplicable: 'threat protection is not enforced' };
    }
    const actions = (await cognito.risk(id)).AccountTakeoverRiskConfiguration?.Actions;
    const idle = levels.filter(level => {
      const { EventAction: action = 'NO_ACTION' } = actions?.[level] ?? {};
      return level !== 'LowAction' && action === 'NO_ACTION';
    });
    if (idle.length === 0) return [];
    const field = `AccountTakeoverRiskConfiguration.Actions.${idle.join(', ')}`;
    const expected = 'MFA_REQUIRED, MFA_IF_CONFIGURED or BLOCK';
    return [
      {
        says: 'A risky sign-in goes through like any other.',
        seen: [{ call: 'DescribeRiskConfiguration', field, actual: 'NO_ACTION', expected }],
      },
    ];
  },
});
