import { type CodePurpose, codeLifetimes, hashCode, makeCode } from '../pool/code.ts';
import { messageContent } from '../pool/message.ts';
import type { Client, Pool } from '../pool/pool.ts';
import { endCode, saveCode } from '../store/codes.ts';
import { deleteMessage } from '../store/messages.ts';
import { findUserBySub } from '../store/users.ts';
import type { Ports } from './ports.ts';

/** What a rehearsal uses. */
export type RehearsalPorts = Pick<Ports, 'store' | 'seal' | 'delivery' | 'random' | 'clock'>;

/**
 * Does what sending a code takes on this machine, and keeps nothing: the message and the code are written,
 * sealed and deleted in one transaction, so that nobody sees them. No trigger runs and nothing is sent.
 *
 * @param purpose undefined for a code of which nothing is stored
 */
export async function rehearseSending(
  { store, seal, delivery, random, clock }: RehearsalPorts,
  { pool, client, purpose }: { pool: Pool; client: Client; purpose: CodePurpose | undefined },
): Promise<void> {
  const code = makeCode(random);
  const sub = random.uuid();
  const now = clock.now();
  const content = messageContent({
    pool,
    source: 'CustomMessage_Authentication',
    medium: 'EMAIL',
    custom: undefined,
    username: sub,
    code,
  });
  const message = content && {
    ...content,
    id: random.uuid(),
    medium: 'EMAIL' as const,
    to: `${sub}@example.com`,
    poolId: pool.id,
    clientId: client.id,
    trigger: 'CustomMessage_Authentication' as const,
    sentAt: now,
  };
  await store.write(async transaction => {
    if (message) {
      await delivery.keep(transaction, message);
      await deleteMessage(transaction, message.id);
    }
    if (!purpose) return;
    await findUserBySub(transaction, pool.id, sub);
    const key = { poolId: pool.id, sub, purpose };
    await saveCode(transaction, key, {
      clientId: client.id,
      hash: hashCode(seal, key, code),
      attribute: 'email',
      awaiting: undefined,
      issuedAt: now,
      expiresAt: now + codeLifetimes[purpose],
    });
    await endCode(transaction, key);
  });
}
