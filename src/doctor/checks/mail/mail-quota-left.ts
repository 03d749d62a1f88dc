import { defineCheck } from '../../check.ts';
import { mailSender, noOwnSender } from '../../mail-sender.ts';

/** What part of the quota may be used on a usual day, so that a bad one still fits. */
const part = 0.8;

export const mailQuotaLeft = defineCheck({
  id: 'mail-quota-left',
  severity: 'warning',
  title: 'The daily quota of SES has room',
  why: 'Once the quota of 24 hours is used up, SES refuses each further mail, codes among them.',
  looksAt: 'pool',
  fix: 'Ask AWS for a higher quota, or send other mail by another account.',
  leadsTo: ['daily-mail-limit'],
  needs: ['cognito-idp:DescribeUserPool', 'ses:GetAccount'],
  async run({ id }, { cognito, mail }) {
    const sender = mailSender(await cognito.pool(id));
    if (!sender) return noOwnSender;
    const { SendQuota: quota = {} } = await mail.account(sender.region);
    const { SentLast24Hours: sent = 0, Max24HourSend: most = -1 } = quota;
    // -1 stands for no limit (documented).
    if (most < 0 || sent < part * most) return [];
    return [
      {
        says:
          sent >= most ? 'The daily quota of SES is used up.' : 'The daily quota of SES is almost used up.',
        severity: sent >= most ? 'error' : 'warning',
        seen: [
          {
            call: 'GetAccount',
            field: 'SendQuota.SentLast24Hours',
            actual: String(sent),
            expected: `less than ${Math.floor(part * most)} of ${most}`,
          },
        ],
      },
    ];
  },
});
