import * as z from 'zod';
import { oneOf, pageUrl, region, secretText, text, whole } from './kinds.ts';

const smtpEntry = z.strictObject(
  {
    host: text('a host name or address', /^[A-Za-z0-9_.:-]{1,253}$/).describe('The mail server.'),
    port: whole(1, 65_535).default(587).describe('Its port.'),
    tls: oneOf('required', 'implicit', 'offered', 'none')
      .default('required')
      .describe(
        '`required`: STARTTLS, or nothing is sent. `implicit`: TLS from the first byte. `offered`: STARTTLS where the ' +
          'server offers it. `none`: in clear, for a server on this machine.',
      ),
    username: z
      .string({ error: 'text' })
      .min(1, { error: 'text' })
      .exactOptional()
      .describe('The user name to log in with.'),
    password: secretText('text', /^[\s\S]+$/)
      .exactOptional()
      .describe('The password to log in with. Keep it in the environment and refer to it here.'),
  },
  { error: 'a mapping with host' },
);

const awsEntry = z.strictObject(
  {
    region: region().describe('The region to send from.'),
    endpoint: pageUrl()
      .exactOptional()
      .describe('Another address than that of the region, for a local stand-in.'),
  },
  { error: 'a mapping with region' },
);

/** How mail leaves the service. */
export const mailDelivery = z.strictObject(
  {
    smtp: smtpEntry
      .exactOptional()
      .describe(
        'A mail server that messages are handed to, beside the built-in mailbox. Where it does not take one, the call fails with CodeDeliveryFailureException, as on AWS, or a sign-in with InvalidEmailRoleAccessPolicyException.',
      ),
    ses: awsEntry
      .exactOptional()
      .describe(
        'Amazon SES instead of a mail server. Needs the package `@aws-sdk/client-sesv2`, and credentials where the SDK finds them.',
      ),
  },
  { error: 'a mapping' },
);

/** How text messages leave the service. */
export const smsDelivery = z.strictObject(
  {
    sns: awsEntry
      .exactOptional()
      .describe(
        'Amazon SNS, beside the built-in mailbox. Needs the package `@aws-sdk/client-sns`, and credentials where the SDK finds them.',
      ),
  },
  { error: 'a mapping' },
);
