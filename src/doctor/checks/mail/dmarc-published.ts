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
    for (const domain of domainAndAbove(sender.domain)) {
      const records = await names.texts(`_dmarc.${domain}`);
      if (records.some(record => /^v=DMARC1\b/i.test(record.trim()))) return [];
    }
    return [
      {
        says: 'The domain of the sender has no DMARC record.',
        seen: [{ call: `TXT _dmarc.${sender.domain}`, actual: 'absent', expected: 'v=DMARC1; …' }],
      },
    ];
  },
});

/**
 * A domain and those above it, the nearest first, which may have the record for it. A top-level domain has none. One such
 * as co.uk is asked too: which names are sold under is known to a list alone, and those publish none.
 */
function domainAndAbove(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}
