import type { Failure } from '../../causes/cause.ts';
import { userIsDisabled } from '../../causes/sign-in/user-is-disabled.ts';
import { userNotFoundForClient } from '../../causes/sign-in/user-not-found-for-client.ts';
import { nothingToVerify } from '../../causes/sign-up/nothing-to-verify.ts';
import { resendToConfirmedUser } from '../../causes/sign-up/resend-to-confirmed-user.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import { findUser, hidesUsers } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { sendCode } from '../send-code.ts';
import { sendOrPretend } from '../send-or-pretend.ts';
import { countSignUpAttempt } from './limits.ts';
import { signUpChannel } from './sign-up-channel.ts';

/**
 * Sends the code of a sign-up again; the earlier one ends. Where the client hides who exists,
 * a missing, disabled (documented) or confirmed (observed) user is answered like a success,
 * and the recorder keeps the cause.
 */
export async function ResendConfirmationCode(
  ports: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock' | 'random' | 'triggers' | 'delivery' | 'pace'>,
  input: Input<'ResendConfirmationCode'>,
  call: Call,
): Promise<Output<'ResendConfirmationCode'>> {
  const { client, pool } = clientOf(ports.directory, input.ClientId, call);
  requireSecretHash(client, input.Username, input.SecretHash);
  const user = await ports.store.read(query => findUser(query, pool, input.Username));
  call.trace.user = user?.username ?? input.Username;
  const missing = userNotFoundForClient({ user: input.Username, client: client.id, pool: pool.id });
  if (!user && !hidesUsers(client)) throw missing;
  const unverifying = nothingToVerify({ user: input.Username, pool: pool.id });
  if ((pool.settings.AutoVerifiedAttributes ?? []).length === 0) throw unverifying;
  await countSignUpAttempt(ports, 'resend', pool, user, input.Username);

  const obstacle = user ? resendObstacle(user) : missing;
  const to = user && signUpChannel(pool, user);
  const recipient = user && to && !obstacle ? { user, to } : (obstacle ?? unverifying);
  const code = { purpose: 'sign-up', source: 'CustomMessage_ResendCode' } as const;
  const request = { pool, client, name: input.Username, kind: 'resend', purpose: code.purpose };
  const sending = { pool, client, clientMetadata: input.ClientMetadata, ...code };
  return sendOrPretend(
    ports,
    request,
    recipient,
    found => sendCode(ports, { ...sending, ...found }, call),
    CodeDeliveryDetails => ({ CodeDeliveryDetails }),
    call,
  );
}

/** Why a user gets no sign-up code. */
function resendObstacle({ username, enabled, status }: User): Failure | undefined {
  if (!enabled) return userIsDisabled({ user: username });
  return status === 'UNCONFIRMED' ? undefined : resendToConfirmedUser({ user: username });
}
