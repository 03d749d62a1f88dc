import type { Random } from '../pool/random.ts';
import { sampleCode } from '../triggers/senders/custom-sender.ts';
import { type SenderKey, senderCode } from '../triggers/senders/sender-code.ts';
import { membersOf, type SentEvent, withRequest } from './sent-event.ts';

/** What stands for the code, and for the temporary password of an invitation. */
const plain = { code: '123456', password: 'Sample-123456' } as const;

/** The event with a code that decrypts, in place of that of the samples, which does not. */
export async function withSenderCode(
  event: SentEvent,
  key: SenderKey,
  random: Pick<Random, 'bytes'>,
): Promise<SentEvent> {
  if (membersOf(event.request).code !== sampleCode) return event;
  const isInvitation = String(event.triggerSource).endsWith('_AdminCreateUser');
  const text = isInvitation ? plain.password : plain.code;
  const code = await senderCode({ text, poolId: String(event.userPoolId) }, key, random);
  return withRequest(event, { code });
}
