import { type CodePurpose, codeLifetimes, hashCode, makeCode } from '../pool/code.ts';
import { type CodeDeliveryDetails, deliveryDetails } from '../pool/mask.ts';
import { saveCode } from '../store/codes.ts';
import type { Transaction } from '../store/store.ts';
import { findUserBySub } from '../store/users.ts';
import type { Call } from './call.ts';
import type { Ports } from './ports.ts';
import { type Sending, sendMessage } from './send-message.ts';

/**
 * Sends the user a new code. The code is kept together with the message and what `alongside` writes, or not
 * at all: where the mail server does not take the message, the code that was outstanding stays as it was. A
 * user who was deleted while the message was under way gets no code that would outlive it, nor one whose
 * address was changed: what went to the old one proves nothing. With `awaited`, the address is not the
 * user's yet and waits for this code.
 *
 * @throws what `sendMessage` throws
 */
export async function sendCode(
  ports: Pick<Ports, 'triggers' | 'delivery' | 'random' | 'clock' | 'seal' | 'store'>,
  sending: Omit<Sending, 'code'> & { readonly purpose: CodePurpose; readonly awaited?: boolean },
  call: Call,
  alongside?: (transaction: Transaction) => Promise<void>,
): Promise<CodeDeliveryDetails> {
  const { random, seal } = ports;
  const { pool, client, user, purpose, to, awaited = false } = sending;
  const key = { poolId: pool.id, sub: user.sub, purpose };
  const code = makeCode(random);
  await sendMessage(ports, { ...sending, code }, call, async (transaction, sentAt) => {
    const present = await findUserBySub(transaction, pool.id, user.sub);
    if (!present || (!awaited && present.attributes[to.attribute] !== to.destination)) return;
    await saveCode(transaction, key, {
      clientId: client?.id,
      hash: hashCode(seal, key, code),
      attribute: to.attribute,
      awaiting: awaited ? to.destination : undefined,
      issuedAt: sentAt,
      expiresAt: sentAt + codeLifetimes[purpose],
    });
    await alongside?.(transaction);
  });
  return deliveryDetails(to.attribute, to.destination);
}
