import * as z from 'zod';
import { secretText, text } from './kinds.ts';

/** The key of a pool's custom senders. */
export const senderKeyEntry = z.strictObject(
  {
    arn: text('the ARN of a KMS key', /^arn:[\w-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]{1,256}$/)
      .exactOptional()
      .describe(
        'The KMS key that the codes are encrypted with (`KMSKeyID`). Left out, one that is made up for the region. ' +
          'Lifeguard never speaks to KMS: it stands in for the key, for its own functions.',
      ),
    secret: secretText(
      '32 bytes in base64, as `openssl rand -base64 32` makes them',
      /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/,
    )
      .exactOptional()
      .describe(
        'Only Lifeguard reads this. What stands for that key, for a sender that does not run in Lifeguard. Left out, ' +
          'it is derived from the master key. Functions that are senders find it in `LIFEGUARD_SENDER_KEY`, for a raw AES ' +
          'keyring with the namespace `lifeguard` and the name `custom-sender`.',
      ),
  },
  { error: 'a mapping with arn or secret' },
);

/** The key of a pool's custom senders as pools.yaml describes it. */
export type SenderKeyEntry = z.output<typeof senderKeyEntry>;
