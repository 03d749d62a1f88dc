import { recoveryByAdministratorOnly } from '../../causes/reset/recovery-by-administrator-only.ts';
import { userNotFoundForClient } from '../../causes/sign-in/user-not-found-for-client.ts';
import type { Input, Output } from '../../model/operation.ts';
import { recoveryChannel, recoveryWays } from '../../pool/recovery.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import { findUser, hidesUsers } from '../find-user.ts';
import { migrateQuietly } from '../migrate-quietly.ts';
import type { Ports } from '../ports.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { sendCode } from '../send-code.ts';
import { sendOrPretend } from '../send-or-pretend.ts';
import { countResetRequest } from './limits.ts';
import { resetObstacle } from './reset-obstacle.ts';

/**
 * Sends a reset code to the user's verified address. The code is bound to the app client that asks. The
 * password stays as it is until ConfirmForgotPassword.
 *
 * Where the client hides who exists, every obstacle that would tell is answered like a success,
 * and the recorder keeps its cause.
 */
export async function ForgotPassword(
  ports: Pick<
    Ports,
    'directory' | 'store' | 'seal' | 'clock' | 'random' | 'powers' | 'triggers' | 'delivery' | 'pace'
  >,
  input: Input<'ForgotPassword'>,
  call: Call,
): Promise<Output<'ForgotPassword'>> {
  const { client, pool } = clientOf(ports.directory, input.ClientId, call);
  requireSecretHash(client, input.Username, input.SecretHash);
  const unknown = {
    source: 'UserMigration_ForgotPassword',
    pool,
    client,
    name: input.Username,
    password: undefined,
    validationData: undefined,
    clientMetadata: input.ClientMetadata,
  } as const;
  const user =
    (await ports.store.read(query => findUser(query, pool, input.Username))) ??
    (await migrateQuietly(ports, unknown, call));
  call.trace.user = user?.username ?? input.Username;
  const missing = () => userNotFoundForClient({ user: input.Username, client: client.id, pool: pool.id });
  if (!user && !hidesUsers(client)) throw missing();

  if (recoveryWays(pool.settings).includes('admin_only')) {
    throw recoveryByAdministratorOnly({ user: input.Username });
  }
  await countResetRequest(ports, pool, user, input.Username);
  const obstacle = user ? resetObstacle(pool, user) : (call.trace.hidden ?? missing());
  const to = user && recoveryChannel(pool, user);
  const recipient = user && to && !obstacle ? { user, to } : (obstacle ?? missing());
  const code = { purpose: 'reset', source: 'CustomMessage_ForgotPassword' } as const;
  const request = { pool, client, name: input.Username, kind: 'reset', purpose: code.purpose };
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
