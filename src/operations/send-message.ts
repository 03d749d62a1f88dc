import { mailServerRefused } from '../causes/mail/mail-server-refused.ts';
import { mailServerUnreachable } from '../causes/mail/mail-server-unreachable.ts';
import { messageWithoutPlace } from '../causes/mail/message-without-place.ts';
import { undeliveredAtSignIn } from '../causes/undelivered-at-sign-in.ts';
import { DeliveryFailed } from '../delivery/delivery.ts';
import { deliveryDetails } from '../pool/mask.ts';
import { type Message, type MessageSource, messageContent } from '../pool/message.ts';
import type { Client, Pool } from '../pool/pool.ts';
import { present } from '../pool/present.ts';
import type { Channel } from '../pool/recovery.ts';
import type { User } from '../pool/user.ts';
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
 * Writes the message, by the pool's CustomMessage trigger where it has one, and takes it to the mail server.
 * The trigger sees placeholders, never the code. The caller puts the message into the mailbox together with
 * what it stores, by `delivery.keep`.
 *
 * @throws what `Triggers.run` and `Delivery.send` throw; message-without-place
 */
export async function sendMessage(
  { triggers, delivery, random, clock }: Pick<Ports, 'triggers' | 'delivery' | 'random' | 'clock'>,
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
    settings: pool.settings,
    ...present({ authenticationMail: pool.mfa?.EmailMfaConfiguration }),
    source,
    medium: to.medium,
    custom,
    username: user.username,
    code: sending.code,
  });
  if (!content) throw messageWithoutPlace({ source, pool: pool.id });
  const message: Message = {
    ...content,
    id: random.uuid(),
    medium: to.medium,
    to: to.destination,
    poolId: pool.id,
    clientId: client?.id,
    trigger: source,
    sentAt: clock.now(),
  };
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
  return message;
}
