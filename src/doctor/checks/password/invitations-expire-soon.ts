import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

const mostDays = 7;

export const invitationsExpireSoon = defineCheck({
  id: 'invitations-expire-soon',
  severity: 'advice',
  title: 'Temporary passwords work for a week at most',
  why: 'A temporary password stands in a mailbox in plain text. Whoever reads it there later takes the account.',
  looksAt: 'pool',
  fix: 'Lower TemporaryPasswordValidityDays to 7 or less.',
  leadsTo: ['temporary-password-expired'],
  needs: ['cognito-idp:DescribeUserPool'],
  covers: ['Security Hub Cognito.3', 'Prowler cognito_user_pool_temporary_password_expiration'],
  async run(pool, { cognito }) {
    const { Policies, AdminCreateUserConfig } = await cognito.pool(pool.id);
    // 0 stands for the default (documented).
    const days =
      Policies?.PasswordPolicy?.TemporaryPasswordValidityDays ||
      AdminCreateUserConfig?.UnusedAccountValidityDays ||
      mostDays;
    if (days <= mostDays) return [];
    const seen = { call: 'DescribeUserPool', field: 'PasswordPolicy.TemporaryPasswordValidityDays' };
    return [
      {
        says: 'Temporary passwords work for long.',
        seen: [{ ...seen, actual: String(days), expected: '7 or less' }],
        commands: [updatePool(pool, `.Policies.PasswordPolicy.TemporaryPasswordValidityDays = ${mostDays}`)],
        key: ['passwordPolicy', 'temporaryPasswordValidityDays'],
      },
    ];
  },
});
