import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';
import type { TextMessageReads } from './text-message-reads.ts';

/** Reads how SNS sends text messages. */
export function readTextMessages(outside: Outside, pace: Pace): TextMessageReads {
  const call = serviceCalls(outside, pace, {
    name: 'SNS',
    package: '@aws-sdk/client-sns',
    load: () => import('@aws-sdk/client-sns'),
    client: (sdk, settings) => new sdk.SNSClient(settings),
  });
  const of = 'the text messages of the account';
  return {
    isSandbox: region =>
      call({ region, action: 'sns:GetSMSSandboxAccountStatus', of }, async (client, sdk) => {
        const answer = await client.send(new sdk.GetSMSSandboxAccountStatusCommand({}));
        return answer.IsInSandbox ?? false;
      }),
    monthlyLimit: region =>
      call({ region, action: 'sns:GetSMSAttributes', of }, async (client, sdk) => {
        const attribute = 'MonthlySpendLimit';
        const { attributes } = await client.send(
          new sdk.GetSMSAttributesCommand({ attributes: [attribute] }),
        );
        const limit = attributes?.[attribute];
        return limit === undefined ? undefined : Number(limit);
      }),
  };
}
