import { defineCheck } from '../../check.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';

export const mailFromReady = defineCheck({
  id: 'mail-from-ready',
  severity: 'warning',
  title: 'The MAIL FROM domain of the identity works',
  why:
    'SES looks for the MX record of a MAIL FROM domain again and again. Where it is gone, SES falls back to its own domain, or ' +
    'refuses to send at all if it is told so.',
  looksAt: 'pool',
  fix: 'Set the MX and SPF records that SES names, or take the MAIL FROM domain away.',
  leadsTo: ['mail-taken-for-spam'],
  needs: ['cognito-idp:DescribeUserPool', 'ses:GetEmailIdentity'],
  async run({ id }, { cognito, mail }) {
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    const identity = await mail.identity(sender.region, sender.identity);
    const {
      MailFromDomain,
      MailFromDomainStatus = 'SUCCESS',
      BehaviorOnMxFailure,
    } = identity?.MailFromAttributes ?? {};
    if (!MailFromDomain) return { notApplicable: 'the identity has no MAIL FROM domain' };
    if (MailFromDomainStatus === 'SUCCESS') return [];
    const isRefused = BehaviorOnMxFailure === 'REJECT_MESSAGE';
    const field = 'MailFromAttributes.MailFromDomainStatus';
    return [
      {
        says: isRefused
          ? 'SES refuses all mail, for its MAIL FROM domain does not work.'
          : 'The MAIL FROM domain does not work.',
        severity: isRefused ? 'error' : 'warning',
        seen: [{ call: 'GetEmailIdentity', field, actual: MailFromDomainStatus, expected: 'SUCCESS' }],
      },
    ];
  },
});
