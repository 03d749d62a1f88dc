import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';

export const mailSigned = defineCheck({
  id: 'mail-signed',
  severity: 'warning',
  title: 'Mails are signed by the domain of their sender (DKIM)',
  why: 'Large mail providers drop mails without DKIM or put them into the spam folder: people do not find their codes.',
  looksAt: 'pool',
  fix: 'Turn on DKIM for the identity and set the CNAME records that SES names.',
  leadsTo: ['mail-taken-for-spam'],
  needs: ['cognito-idp:DescribeUserPool', 'ses:GetEmailIdentity'],
  async run({ id }, { cognito, mail }) {
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    const identity = await mail.identity(sender.region, sender.identity);
    if (!identity) return { notApplicable: 'the identity does not exist' };
    const { SigningEnabled = false, Status = 'NOT_STARTED' } = identity.DkimAttributes ?? {};
    const call = 'GetEmailIdentity';
    const seen = [
      { call, field: 'DkimAttributes.SigningEnabled', actual: String(SigningEnabled), expected: 'true' },
      { call, field: 'DkimAttributes.Status', actual: Status, expected: 'SUCCESS' },
    ].filter(({ actual, expected }) => actual !== expected);
    return findingIf(seen, { says: 'Mails go out unsigned.' });
  },
});
