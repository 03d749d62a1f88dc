import { mailServerRefused } from '../causes/mail/mail-server-refused.ts';
import { mailServerUnreachable } from '../causes/mail/mail-server-unreachable.ts';
import { messageWithoutPlace } from '../causes/mail/message-without-place.ts';
import { undeliveredAtSignIn } from '../causes/undelivered-at-sign-in.ts';
import { DeliveryFailed } from '../delivery/delivery.ts';
import { deliveryDetails } from '../pool/mask.ts';
import { type Message, type MessageSource, messageContent } from '../pool/message.ts';
import type { Client, Pool } from '../pool/pool.ts';
import type { Channel } from '../pool/recovery.ts';
import type { User } from '../pool/user.ts';
import type { Transaction } from '../store/store.ts';
import { configuredSender } from '../triggers/configured-trigger.ts';
import type { Call } from './call.ts';
import type { Ports } from './ports.ts';
import { triggerAttributes } from './trigger-attributes.ts';

/** What is sent, why, and to whom. */
export interface Sending {
  readonly pool: Pool;
  /** Undefined where an administrator's call sends it. */
  readonly client: Client | undefined;
  readonly user: User;
  readonly source: MessageSource;
  readonly to: Channel;
  /** The code or temporary password in it; undefined for the invitation of a user who has no password. */
  readonly code: string | undefined;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/** What a failed delivery is the sign of. */
const undelivered = { unreachable: mailServerUnreachable, refused: mailServerRefused } as const;

/**
 * Sends a message, and keeps it in the mailbox together with what `alongside` writes, or not at all: where
 * the mail server does not take it, nothing is written. `alongside` is told when it was sent, in milliseconds
 * since 1970.
 *
 * A pool that has a custom sender for the medium leaves the message to that: the service writes none, so that
 * CustomMessage does not run (inferred), and whether it was sent is nothing that the call waits for
 * (documented).
 *
 * @throws what `Triggers.run` and `Delivery.send` throw; message-without-place
 */
export async function sendMessage(
  ports: Pick<Ports, 'triggers' | 'delivery' | 'random' | 'clock' | 'store'>,
  sending: Sending,
  call: Call,
  alongside?: (transaction: Transaction, sentAt: number) => Promise<void>,
): Promise<void> {
  const { store, clock, delivery } = ports;
  const sender = configuredSender(sending.pool.settings, sending.to.medium);
  if (sender) {
    const sentAt = clock.now();
    if (alongside) await store.write(transaction => alongside(transaction, sentAt));
    handToSender(ports, sender, sending, call);
    return;
  }
  const message = await writeMessage(ports, sending, call);
  await deliver(ports, message, sending, call);
  await store.write(async transaction => {
    await delivery.keep(transaction, message);
    await alongside?.(transaction, message.sentAt);
  });
}

/** The code is stored by now: the handler may have it before the call has its answer. */
function handToSender(
  { triggers }: Pick<Ports, 'triggers'>,
  sender: NonNullable<ReturnType<typeof configuredSender>>,
  { pool, client, user, source, code, clientMetadata }: Sending,
  call: Call,
): void {
  triggers.send({
    pool,
    client,
    source: source.replace('CustomMessage', sender),
    userName: user.username,
    sdkVersion: call.sdkVersion,
    code,
    userAttributes: triggerAttributes(pool, user),
    clientMetadata,
    requestId: call.requestId,
    notes: call.trace.triggers,
  });
}

/** By the pool's CustomMessage trigger where it has one, which sees placeholders, never the code. */
async function writeMessage(
  { triggers, random, clock }: Pick<Ports, 'triggers' | 'random' | 'clock'>,
  sending: Sending,
  call: Call,
): Promise<Message> {
  const { pool, client, user, source, to } = sending;
  const custom = await triggers.run({
    pool,
    client,
    source,
    userName: user.username,
    sdkVersion: call.sdkVersion,
    request: {
      userAttributes: triggerAttributes(pool, user),
      codeParameter: '{####}',
      linkParameter: '{##Click Here##}',
      usernameParameter: source === 'CustomMessage_AdminCreateUser' ? '{username}' : null,
      ...(sending.clientMetadata && { clientMetadata: sending.clientMetadata }),
    },
    notes: call.trace.triggers,
  });
  const content = messageContent({
    pool,
    source,
    medium: to.medium,
    custom,
    username: user.username,
    code: sending.code,
  });
  if (!content) throw messageWithoutPlace({ source, pool: pool.id });
  return {
    ...content,
    id: random.uuid(),
    medium: to.medium,
    to: to.destination,
    poolId: pool.id,
    clientId: client?.id,
    trigger: source,
    sentAt: clock.now(),
  };
}

/** Takes the message to the mail server, where there is one. */
async function deliver(
  { delivery }: Pick<Ports, 'delivery'>,
  message: Message,
  { source, to }: Sending,
  call: Call,
): Promise<void> {
  await delivery.send(message).catch((error: unknown) => {
    if (!(error instanceof DeliveryFailed)) throw error;
    const { kind, server, reason } = error;
    const isSignIn = source === 'CustomMessage_Authentication';
    throw undelivered[kind]({ server, reason }, isSignIn ? undeliveredAtSignIn[to.medium] : undefined);
  });
  call.trace.messages.push({
    id: message.id,
    medium: to.medium,
    destination: deliveryDetails(to.attribute, to.destination).Destination ?? '',
    trigger: source,
  });
}
