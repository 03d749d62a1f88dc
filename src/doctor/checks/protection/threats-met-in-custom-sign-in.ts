import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

export const threatsMetInCustomSignIn = defineCheck({
  id: 'threats-met-in-custom-sign-in',
  severity: 'advice',
  title: 'Threat protection covers the custom sign-in too',
  why: 'Threat protection leaves sign-ins by custom challenges out unless it is told to take them in.',
  looksAt: 'pool',
  fix: 'Set AdvancedSecurityAdditionalFlows.CustomAuthMode to ENFORCED.',
  leadsTo: ['threat-protection-off'],
  needs: ['cognito-idp:DescribeUserPool'],
  covers: ['Security Hub Cognito.4', 'Config cognito-userpool-cust-auth-threat-full-check'],
  async run(pool, { cognito }) {
    const { UserPoolAddOns: addOns, LambdaConfig } = await cognito.pool(pool.id);
    if ((addOns?.AdvancedSecurityMode ?? 'OFF') === 'OFF')
      return { notApplicable: 'threat protection is off' };
    if (!LambdaConfig?.DefineAuthChallenge) return { notApplicable: 'the pool has no custom sign-in' };
    const { CustomAuthMode: actual = 'absent' } = addOns?.AdvancedSecurityAdditionalFlows ?? {};
    if (actual === 'ENFORCED') return [];
    const field = 'UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode';
    return [
      {
        says: 'Threat protection does not look at the custom sign-in.',
        seen: [{ call: 'DescribeUserPool', field, actual, expected: 'ENFORCED' }],
        commands: [updatePool(pool, `.${field} = "ENFORCED"`)],
      },
    ];
  },
});
