import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

/** What NIST SP 800-63B-4 asks for where a second factor is there, and where the password is alone. */
const [withFactor, alone] = [8, 15];

export const passwordsLongEnough = defineCheck({
  id: 'passwords-long-enough',
  severity: 'warning',
  title: 'Passwords are at least eight characters long',
  why:
    'Length is what makes a password hard to guess. NIST asks for eight characters beside a second factor and for fifteen ' +
    'without one; some checkers ask for fourteen.',
  looksAt: 'pool',
  fix: 'Raise MinimumLength; users keep their passwords until they change them.',
  leadsTo: ['password-not-conforming'],
  needs: ['cognito-idp:DescribeUserPool'],
  covers: [
    'Security Hub Cognito.3',
    'Config cognito-user-pool-password-policy-check',
    'Prowler cognito_user_pool_password_policy_minimum_length_14',
    'cdk-nag COG1',
  ],
  async run(pool, { cognito }) {
    const { Policies, MfaConfiguration = 'OFF' } = await cognito.pool(pool.id);
    const { MinimumLength: length = withFactor } = Policies?.PasswordPolicy ?? {};
    if (length >= withFactor) return [];
    const wanted = MfaConfiguration === 'ON' ? withFactor : alone;
    const seen = { call: 'DescribeUserPool', field: 'PasswordPolicy.MinimumLength', actual: String(length) };
    return [
      {
        says: 'Passwords may be very short.',
        seen: [{ ...seen, expected: `${withFactor} or more (NIST: ${wanted})` }],
        commands: [updatePool(pool, `.Policies.PasswordPolicy.MinimumLength = ${wanted}`)],
        key: ['passwordPolicy', 'minimumLength'],
      },
    ];
  },
});
