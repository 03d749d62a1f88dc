import * as z from 'zod';
import { defineSource } from '../contract.ts';
import { clientMetadata, sampleAttributes, userAttributes } from '../user-attributes.ts';

/**
 * A code as custom senders get it: encrypted by the AWS Encryption SDK with the pool's KMS key, in base64.
 * This one has the form alone and decrypts to nothing.
 */
export const sampleCode = 'AYADeAAAAAAAAAAAAAAAAAAAAAAAAAABAAdhd3Mta21zAAAAAA==';

/** What custom senders do not hold up: the service does not wait for them (documented). */
export const onSenderFailure = 'The caller sees a success, and nobody gets the message.';

/** One source of a custom sender, whose requests are of that `type`. */
export function senderSource<const Type extends string>(
  type: Type,
  when: string,
  status: Parameters<typeof sampleAttributes>[0] = 'CONFIRMED',
) {
  const request = z.object({
    type: z.literal(type),
    code: z.string().nullable(),
    userAttributes,
    clientMetadata,
  });
  return defineSource(when, request, {
    userName: 'anna',
    request: { type, code: sampleCode, userAttributes: sampleAttributes(status), clientMetadata: null },
  });
}
