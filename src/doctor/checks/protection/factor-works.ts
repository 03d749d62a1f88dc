import { defineCheck } from '../../check.ts';

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
    const sender = pool.EmailConfiguration?.EmailSendingAccount ?? 'COGNITO_DEFAULT';
    const call = 'GetUserPoolMfaConfig';
    const hasNone =
      !mfa.SmsMfaConfiguration && !mfa.EmailMfaConfiguration && !mfa.SoftwareTokenMfaConfiguration?.Enabled;
    return [
      ...(mfa.SmsMfaConfiguration && !mfa.SmsMfaConfiguration.SmsConfiguration && !pool.SmsConfiguration
        ? [
            {
              says: 'Codes by text message have no sender.',
              seen: [{ call, field: 'SmsConfiguration', actual: 'absent' }] as const,
            },
          ]
        : []),
      ...(mfa.EmailMfaConfiguration && sender === 'COGNITO_DEFAULT'
        ? [
            {
              says: 'Codes by mail need the pool’s own sender.',
              seen: [
                {
                  call: 'DescribeUserPool',
                  field: 'EmailConfiguration.EmailSendingAccount',
                  actual: sender,
                  expected: 'DEVELOPER',
                },
              ] as const,
            },
          ]
        : []),
      ...(hasNone
        ? [
            {
              says: 'A second factor is asked for, and none is offered.',
              seen: [{ call, actual: 'no factor', expected: 'one at least' }] as const,
            },
          ]
        : []),
    ].map(finding => ({ ...finding, key: ['mfaFactors'] }));
  },
});
