import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

export const ownSender = defineCheck({
  id: 'own-sender',
  severity: 'warning',
  title: 'The pool sends its mail by an identity of its own',
  why:
    'COGNITO_DEFAULT sends fifty mails a day for the whole account and refuses the rest; what it sends comes from ' +
    'no-reply@verificationemail.com, which many filters drop.',
  looksAt: 'pool',
  fix: 'Verify an identity in SES and set EmailSendingAccount to DEVELOPER.',
  leadsTo: ['daily-mail-limit', 'mail-taken-for-spam'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run(pool, { cognito }) {
    const { EmailConfiguration, LambdaConfig } = await cognito.pool(pool.id);
    if (LambdaConfig?.CustomEmailSender) return { notApplicable: 'a CustomEmailSender sends the mail' };
    const { EmailSendingAccount: actual = 'COGNITO_DEFAULT' } = EmailConfiguration ?? {};
    if (actual === 'DEVELOPER') return [];
    const change =
      '.EmailConfiguration = {"EmailSendingAccount":"DEVELOPER","SourceArn":"SES_IDENTITY_ARN","From":"NAME <ADDRESS>"}';
    return [
      {
        says: 'Fifty mails a day are all that the account may send.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'EmailConfiguration.EmailSendingAccount',
            actual,
            expected: 'DEVELOPER',
          },
        ],
        templates: [updatePool(pool, change)],
        key: ['mail', 'sendingAccount'],
      },
    ];
  },
});
