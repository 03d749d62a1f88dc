import { defineCheck } from '../../check.ts';

export const textMessagesHaveSender = defineCheck({
  id: 'text-messages-have-sender',
  severity: 'error',
  title: 'A pool that verifies phone numbers can send text messages',
  why: 'Codes for phone numbers go by text message. Without SmsConfiguration or a CustomSMSSender none is sent.',
  looksAt: 'pool',
  fix: 'Set SmsConfiguration to a role that may publish by SNS.',
  leadsTo: ['verified-phone-without-sms', 'sms-not-delivered'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const { AutoVerifiedAttributes = [], SmsConfiguration, LambdaConfig } = await cognito.pool(id);
    if (!AutoVerifiedAttributes.includes('phone_number'))
      return { notApplicable: 'the pool verifies no phone numbers' };
    if (SmsConfiguration || LambdaConfig?.CustomSMSSender) return [];
    return [
      {
        says: 'Codes by text message have no sender.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'SmsConfiguration',
            actual: 'absent',
            expected: 'a role for SNS',
          },
        ],
        key: ['sms'],
      },
    ];
  },
});
