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
 * Where an invitation goes: by each medium that the call names. Where it names none, by SMS (documented), or by e-mail
 * to a user without phone number (observed), or nowhere to one without either.
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
 * Sends a user its temporary password. The user is there also where a message could not be delivered (observed).
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
    readonly password: string;
    readonly channels: readonly Channel[];
    readonly clientMetadata: InvitationRequest['ClientMetadata'];
  },
  call: Call,
): Promise<void> {
  const source = 'CustomMessage_AdminCreateUser';
  for (const to of channels) {
    const sending = { pool, client: undefined, user, source, to, code: password, clientMetadata } as const;
    const message = await sendMessage(ports, sending, call);
    await ports.store.write(transaction => ports.delivery.keep(transaction, message));
  }
}
