import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

/** From here on, length does what kinds of characters are asked for (NIST SP 800-63B-4). */
const longEnough = 15;

const classes = ['RequireLowercase', 'RequireUppercase', 'RequireNumbers', 'RequireSymbols'] as const;

export const passwordsVaried = defineCheck({
  id: 'passwords-varied',
  severity: 'advice',
  title: 'Short passwords have all kinds of characters',
  why:
    'Several standards ask for all four kinds. NIST asks for length in place of them: with fifteen characters or more, this ' +
    'check finds nothing.',
  looksAt: 'pool',
  fix: 'Ask for fifteen characters, or for all four kinds.',
  leadsTo: ['password-not-conforming'],
  needs: ['cognito-idp:DescribeUserPool'],
  covers: [
    'Security Hub Cognito.3',
    'Prowler cognito_user_pool_password_policy_lowercase',
    'Prowler cognito_user_pool_password_policy_uppercase',
    'Prowler cognito_user_pool_password_policy_number',
    'Prowler cognito_user_pool_password_policy_symbol',
    'cdk-nag COG1',
  ],
  async run(pool, { cognito }) {
    const { PasswordPolicy: policy } = (await cognito.pool(pool.id)).Policies ?? {};
    if (!policy || (policy.MinimumLength ?? 0) >= longEnough) return [];
    const missing = classes.filter(name => !policy[name]);
    if (missing.length === 0) return [];
    return [
      {
        says: 'Short passwords may be of few kinds of characters.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: `PasswordPolicy.${missing.join(', ')}`,
            actual: 'false',
            expected: `true, or MinimumLength ${longEnough}`,
          },
        ],
        commands: [updatePool(pool, `.Policies.PasswordPolicy.MinimumLength = ${longEnough}`)],
        key: ['passwordPolicy'],
      },
    ];
  },
});
