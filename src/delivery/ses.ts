import { type AwsService, awsFailure, clientOptions, loadClient, longest } from './aws.ts';
import type { Carrier } from './carrier.ts';

/**
 * Amazon SES, by the SDK's client.
 *
 * @throws AwsClientMissing
 */
export async function openSes(service: AwsService): Promise<Carrier> {
  const { SESv2Client, SendEmailCommand } = await loadClient(
    'mail.ses',
    '@aws-sdk/client-sesv2',
    () => import('@aws-sdk/client-sesv2'),
  );
  const client = new SESv2Client(clientOptions(service));
  const server = service.endpoint ?? `SES in ${service.region}`;
  const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
  return {
    async send(message) {
      const { from, to, replyTo, subject, text, html, configurationSet } = message;
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        ...(replyTo !== undefined && { ReplyToAddresses: [replyTo] }),
        ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
        Content: {
          Simple: {
            Subject: utf8(subject),
            Body: { Text: utf8(text), ...(html !== undefined && { Html: utf8(html) }) },
          },
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
