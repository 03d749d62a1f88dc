import { defineCheck } from '../../check.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';

export const dmarcPublished = defineCheck({
  id: 'dmarc-published',
  severity: 'advice',
  title: 'The domain of the sender has a DMARC record',
  why:
    'Large mail providers ask senders of many mails for DMARC, and without it anybody can send a mail that looks like a reset ' +
    'of yours.',
  looksAt: 'pool',
  fix: 'Publish a TXT record _dmarc of the domain, such as v=DMARC1; p=none at first.',
  leadsTo: ['mail-taken-for-spam'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito, names }) {
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    // A subdomain may leave it to the domain above. Which that is, two labels tell for most.
    const above = sender.domain.split('.').slice(-2).join('.');
    const records = await Promise.all(
      [...new Set([sender.domain, above])].map(async domain => names.texts(`_dmarc.${domain}`)),
    );
    if (records.flat().some(record => /^v=DMARC1\b/i.test(record.trim()))) return [];
    return [
      {
        says: 'The domain of the sender has no DMARC record.',
        seen: [{ call: `TXT _dmarc.${sender.domain}`, actual: 'absent', expected: 'v=DMARC1; …' }],
      },
    ];
  },
});
