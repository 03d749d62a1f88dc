import { recoveryByAdministratorOnly } from '../../causes/reset/recovery-by-administrator-only.ts';
import type { Input, Output } from '../../model/operation.ts';
import { recoveryChannel, recoveryWays } from '../../pool/recovery.ts';
import { changeUser, findUserBySub } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { resetObstacle } from '../reset/reset-obstacle.ts';
import { sendCode } from '../send-code.ts';

/**
 * Ends a user's password and sends a reset code. No app client asks for the code, so each
 * client of the pool may submit it.
 */
export async function AdminResetUserPassword(
  ports: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock' | 'random' | 'triggers' | 'delivery'>,
  input: Input<'AdminResetUserPassword'>,
  call: Call,
): Promise<Output<'AdminResetUserPassword'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  const user = await ports.store.read(query => userOf(query, pool, input.Username, call));
  if (recoveryWays(pool.settings).includes('admin_only'))
    throw recoveryByAdministratorOnly({ user: user.username });
  const obstacle = resetObstacle(pool, user);
  const to = recoveryChannel(pool, user);
  if (obstacle || !to) throw obstacle ?? new Error('a user without obstacle has a channel');

  const sending = {
    pool,
    client: undefined,
    user,
    purpose: 'reset',
    source: 'CustomMessage_ForgotPassword',
    to,
    clientMetadata: input.ClientMetadata,
  } as const;
  await sendCode(ports, sending, call, async transaction => {
    const before = await findUserBySub(transaction, pool.id, user.sub);
    if (!before) return;
    const after = { ...before, status: 'RESET_REQUIRED', modifiedAt: ports.clock.now() } as const;
    await changeUser(transaction, pool, before, after);
  });
  return {};
}
