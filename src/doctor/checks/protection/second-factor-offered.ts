import { defineCheck } from '../../check.ts';
import { poolCommand } from '../../mend.ts';

export const secondFactorOffered = defineCheck({
  id: 'second-factor-offered',
  severity: 'advice',
  title: 'Users can have a second factor',
  why:
    'A stolen password is enough to sign in. OPTIONAL lets users turn a second factor on and changes nothing for the others; ' +
    'ON makes every user set one up at the next sign-in.',
  looksAt: 'pool',
  fix: 'Offer authenticator apps: mfa: OPTIONAL.',
  leadsTo: ['factor-not-offered'],
  needs: ['cognito-idp:DescribeUserPool'],
  covers: [
    'Security Hub Cognito.5',
    'Config cognito-user-pool-mfa-enabled',
    'Prowler cognito_user_pool_mfa_enabled',
    'cdk-nag COG2',
    'KICS Cognito UserPool Without MFA',
    'cfn-guard COGNITO_USER_POOL_MFA_CONFIGURATION_RULE',
    'CloudSploit cognitoMFAEnabled',
  ],
  async run(pool, { cognito }) {
    const { MfaConfiguration: actual = 'OFF', Policies } = await cognito.pool(pool.id);
    const first = Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD'];
    if (actual !== 'OFF') return [];
    if (first.some(factor => factor !== 'PASSWORD')) {
      return { notApplicable: 'the pool signs in without a password too' };
    }
    return [
      {
        says: 'A password is all that it takes to sign in.',
        seen: [{ call: 'DescribeUserPool', field: 'MfaConfiguration', actual, expected: 'OPTIONAL or ON' }],
        commands: [
          poolCommand(
            pool,
            'set-user-pool-mfa-config --mfa-configuration OPTIONAL --software-token-mfa-configuration Enabled=true',
          ),
        ],
        key: ['mfa'],
      },
    ];
  },
});
