import { defineCheck } from '../../check.ts';
import type { Finding } from '../../finding.ts';

export const factorWorks = defineCheck({
  id: 'factor-works',
  severity: 'error',
  title: 'Each second factor has what it needs',
  why:
    'A factor by text message needs who sends them, one by mail the pool’s own sender. Where that is missing, users with the ' +
    'factor get no code and cannot sign in.',
  looksAt: 'pool',
  fix: 'Give the pool SmsConfiguration or a DEVELOPER mail sender, or take the factor away.',
  leadsTo: ['mfa-without-sms', 'email-mfa-without-own-sender', 'mfa-without-factor'],
  needs: ['cognito-idp:DescribeUserPool', 'cognito-idp:GetUserPoolMfaConfig'],
  async run({ id }, { cognito }) {
    const pool = await cognito.pool(id);
    if ((pool.MfaConfiguration ?? 'OFF') === 'OFF') return { notApplicable: 'the pool has no second factor' };
    const mfa = await cognito.mfa(id);
    const { EmailSendingAccount: sender = 'COGNITO_DEFAULT' } = pool.EmailConfiguration ?? {};
    const { SmsMfaConfiguration: bySms, EmailMfaConfiguration: byMail } = mfa;
    const call = 'GetUserPoolMfaConfig';
    const key = ['mfaFactors'];
    const findings: Finding[] = [];
    if (bySms && !bySms.SmsConfiguration && !pool.SmsConfiguration && !pool.LambdaConfig?.CustomSMSSender) {
      const seen = { call, field: 'SmsConfiguration', actual: 'absent', expected: 'a role for SNS' };
      findings.push({ says: 'Codes by text message have no sender.', seen: [seen], key });
    }
    if (byMail && sender === 'COGNITO_DEFAULT') {
      const field = 'EmailConfiguration.EmailSendingAccount';
      const seen = { call: 'DescribeUserPool', field, actual: sender, expected: 'DEVELOPER' };
      findings.push({ says: 'Codes by mail need the pool’s own sender.', seen: [seen], key });
    }
    const byPasskey =
      mfa.WebAuthnConfiguration?.FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION';
    if (!bySms && !byMail && !mfa.SoftwareTokenMfaConfiguration?.Enabled && !byPasskey) {
      const seen = { call, actual: 'no factor', expected: 'one at least' };
      findings.push({ says: 'A second factor is asked for, and none is offered.', seen: [seen], key });
    }
    return findings;
  },
});
