import { defineCheck } from '../../check.ts';

export const customMailHasOwnSender = defineCheck({
  id: 'custom-mail-has-own-sender',
  severity: 'warning',
  title: 'A pool with a CustomMessage trigger sends by an identity of its own',
  why:
    'The documentation allows emailMessage and emailSubject only with DEVELOPER. With the default sender some pools were seen ' +
    'to send them, others to answer InvalidLambdaResponseException.',
  looksAt: 'pool',
  fix: 'Set EmailSendingAccount to DEVELOPER with an identity of SES.',
  leadsTo: ['custom-message-with-default-sender'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const { LambdaConfig, EmailConfiguration } = await cognito.pool(id);
    if (!LambdaConfig?.CustomMessage) return { notApplicable: 'the pool has no CustomMessage trigger' };
    const { EmailSendingAccount: actual = 'COGNITO_DEFAULT' } = EmailConfiguration ?? {};
    if (actual === 'DEVELOPER') return [];
    const field = 'EmailConfiguration.EmailSendingAccount';
    return [
      {
        says: 'The mails of CustomMessage may be refused.',
        seen: [{ call: 'DescribeUserPool', field, actual, expected: 'DEVELOPER' }],
        key: ['mail', 'sendingAccount'],
      },
    ];
  },
});
