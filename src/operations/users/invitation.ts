import { Failure } from '../../causes/cause.ts';
import { messageWithoutPlace } from '../../causes/mail/message-without-place.ts';
import { deliveryMediumWithoutAddress } from '../../causes/users/delivery-medium-without-address.ts';
import type { Input } from '../../model/operation.ts';
import type { Pool } from '../../pool/pool.ts';
import { type Channel, channelTo } from '../../pool/recovery.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { sendMessage } from '../send-message.ts';

/** What an invitation needs to know of the call that asks for it. */
export type InvitationRequest = Pick<
  Input<'AdminCreateUser'>,
  'Username' | 'MessageAction' | 'DesiredDeliveryMediums' | 'ClientMetadata'
>;

/**
 * Where an invitation goes: by each medium that the call names. Where it names none, by SMS (documented), or
 * by e-mail to a user without phone number (observed), or nowhere to one without either.
 *
 * @throws delivery-medium-without-address
 */
export function invitationChannels(request: InvitationRequest, user: Pick<User, 'attributes'>): Channel[] {
  if (request.MessageAction === 'SUPPRESS') return [];
  const mediums = [...new Set(request.DesiredDeliveryMediums ?? [])];
  if (mediums.length === 0) {
    const channel = channelTo(user, 'phone_number') ?? channelTo(user, 'email');
    return channel ? [channel] : [];
  }
  return mediums.map(medium => {
    const channel = channelTo(user, medium === 'EMAIL' ? 'email' : 'phone_number');
    if (!channel) throw deliveryMediumWithoutAddress({ user: request.Username, medium });
    return channel;
  });
}

/**
 * Sends a user its temporary password, if it has one. The user is there also where a message could not be
 * delivered (observed). Where the pool's text has no place for the password, or one for a password that is
 * not, nothing is sent and the call succeeds (documented; the latter inferred): the recorder keeps the cause.
 *
 * @throws what `sendMessage` throws
 */
export async function sendInvitation(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'triggers' | 'delivery'>,
  {
    pool,
    user,
    password,
    channels,
    clientMetadata,
  }: {
    readonly pool: Pool;
    readonly user: User;
    readonly password: string | undefined;
    readonly channels: readonly Channel[];
    readonly clientMetadata: InvitationRequest['ClientMetadata'];
  },
  call: Call,
): Promise<void> {
  const source = 'CustomMessage_AdminCreateUser';
  for (const to of channels) {
    const sending = { pool, client: undefined, user, source, to, code: password, clientMetadata } as const;
    try {
      await sendMessage(ports, sending, call);
    } catch (error) {
      if (!(error instanceof Failure) || error.cause.id !== messageWithoutPlace.definition.id) throw error;
      call.trace.hidden = error;
    }
  }
}
