import { defineCheck } from '../../check.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';
import { word } from '../../mend.ts';

export const identityVerified = defineCheck({
  id: 'identity-verified',
  severity: 'error',
  title: 'The identity that sends is verified in SES',
  why:
    'SES sends nothing for an identity that is not verified in its region. Resets then succeed for the app, or fail with ' +
    'CodeDeliveryFailureException, and no mail arrives.',
  looksAt: 'pool',
  fix: 'Verify the identity in the region that SourceArn names.',
  leadsTo: ['ses-identity-not-verified'],
  needs: ['cognito-idp:DescribeUserPool', 'ses:GetEmailIdentity'],
  async run({ id }, { cognito, mail }) {
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    const { identity: name, region } = sender;
    const identity = await mail.identity(region, name);
    if (identity?.VerifiedForSendingStatus) return [];
    const call = 'GetEmailIdentity';
    return [
      {
        says: identity
          ? 'The identity that sends is not verified.'
          : `SES in ${region} has no such identity as the pool sends by.`,
        seen: [
          identity
            ? {
                call,
                field: 'VerificationStatus',
                actual: identity.VerificationStatus ?? 'not verified',
                expected: 'SUCCESS',
              }
            : { call, field: 'EmailIdentity', actual: 'absent', expected: 'an identity' },
        ],
        commands: identity
          ? []
          : [`aws sesv2 create-email-identity --region ${word(region)} --email-identity ${word(name)}`],
        key: ['mail', 'sourceArn'],
      },
    ];
  },
});
