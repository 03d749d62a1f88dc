import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';
import { word } from '../../mend.ts';

/** US dollars in a month that an account may spend at first (documented). */
const atFirst = 1;

export const textMessagesAffordable = defineCheck({
  id: 'text-messages-affordable',
  severity: 'warning',
  title: 'More than a dollar a month may be spent on text messages',
  why:
    'An account may spend one dollar a month on text messages until AWS raises that: some twenty to a hundred codes. What ' +
    'comes after is dropped, and no call says so.',
  looksAt: 'pool',
  fix: 'Ask AWS for a higher spending quota, then set MonthlySpendLimit.',
  leadsTo: ['sms-not-delivered'],
  needs: ['cognito-idp:DescribeUserPool', 'sns:GetSMSAttributes'],
  async run({ id }, { cognito, textMessages }) {
    const { SmsConfiguration: sms, LambdaConfig } = await cognito.pool(id);
    if (!sms || LambdaConfig?.CustomSMSSender)
      return { notApplicable: 'the pool sends no text messages by SNS' };
    const region = sms.SnsRegion ?? regionOf(id);
    const limit = await textMessages.monthlyLimit(region);
    if (limit !== undefined && limit > atFirst) return [];
    return [
      {
        says: `Text messages in ${region} may cost a dollar a month at most.`,
        seen: [
          {
            call: 'GetSMSAttributes',
            field: 'MonthlySpendLimit',
            actual: limit === undefined ? `absent, which means ${atFirst}` : String(limit),
            expected: `more than ${atFirst}`,
          },
        ],
        templates: [
          `aws sns set-sms-attributes --region ${word(region)} --attributes MonthlySpendLimit=DOLLARS`,
        ],
      },
    ];
  },
});
