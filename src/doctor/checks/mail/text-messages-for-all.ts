import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';

export const textMessagesForAll = defineCheck({
  id: 'text-messages-for-all',
  severity: 'error',
  title: 'SNS sends text messages to everybody',
  why: 'In its sandbox SNS sends text messages only to numbers that were verified: nobody else gets a code.',
  looksAt: 'pool',
  fix: 'Leave the sandbox of SNS in the region that sends for the pool.',
  leadsTo: ['sms-not-delivered'],
  needs: ['cognito-idp:DescribeUserPool', 'sns:GetSMSSandboxAccountStatus'],
  async run({ id }, { cognito, textMessages }) {
    const { SmsConfiguration: sms, LambdaConfig } = await cognito.pool(id);
    if (!sms || LambdaConfig?.CustomSMSSender)
      return { notApplicable: 'the pool sends no text messages by SNS' };
    const region = sms.SnsRegion ?? regionOf(id);
    if (!(await textMessages.isSandbox(region))) return [];
    const seen = {
      call: 'GetSMSSandboxAccountStatus',
      field: 'IsInSandbox',
      actual: 'true',
      expected: 'false',
    };
    return [{ says: `SNS in ${region} is in its sandbox.`, seen: [seen] }];
  },
});
