import { type AwsService, awsFailure, clientOptions, loadClient, longest } from './aws.ts';
import type { Carrier } from './carrier.ts';

/**
 * Amazon SNS, by the SDK's client: text messages, sent as transactional ones, which carriers deliver first.
 *
 * @throws AwsClientMissing
 */
export async function openSns(service: AwsService): Promise<Carrier> {
  const { PublishCommand, SNSClient } = await loadClient(
    'sms.sns',
    '@aws-sdk/client-sns',
    () => import('@aws-sdk/client-sns'),
  );
  const client = new SNSClient(clientOptions(service));
  const server = service.endpoint ?? `SNS in ${service.region}`;
  return {
    async send({ to, text }) {
      const command = new PublishCommand({
        PhoneNumber: to,
        Message: text,
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        },
      });
      try {
        await client.send(command, { abortSignal: AbortSignal.timeout(longest) });
      } catch (error) {
        throw awsFailure(error, server);
      }
    },
    close: () => client.destroy(),
  };
}
