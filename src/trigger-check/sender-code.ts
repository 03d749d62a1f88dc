import { encryptedMessage } from '../pool/encrypted-message.ts';
import type { Random } from '../pool/random.ts';
import { forKmsKey, forRawAesKeyring } from '../pool/wrapped-key.ts';
import { sampleCode } from '../triggers/senders/custom-sender.ts';
import { senderKeyName } from '../triggers/senders/sender-key-name.ts';
import { membersOf, type SentEvent, withRequest } from './sent-event.ts';

/** The key that the codes for a custom sender are encrypted with. */
export interface SenderKey {
  /** Of the KMS key. */
  readonly arn: string;
  /** The 32 bytes that stand for it. */
  readonly key: Uint8Array;
}

/** What stands for the code, and for the temporary password of an invitation. */
const plain = { code: '123456', password: 'Sample-123456' } as const;

/** The event with a code that decrypts, in place of that of the samples, which does not. */
export async function withSenderCode(
  event: SentEvent,
  { arn, key }: SenderKey,
  random: Pick<Random, 'bytes'>,
): Promise<SentEvent> {
  if (membersOf(event.request).code !== sampleCode) return event;
  const isInvitation = String(event.triggerSource).endsWith('_AdminCreateUser');
  const message = {
    plain: Buffer.from(isInvitation ? plain.password : plain.code),
    context: { 'userpool-id': String(event.userPoolId) },
    wraps: [forKmsKey(arn, key, random), forRawAesKeyring(senderKeyName, key, random)],
  };
  const code = await encryptedMessage(message, random);
  return withRequest(event, { code: code.toString('base64') });
}
