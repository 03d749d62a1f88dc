import { codeAlreadyUsed } from '../../causes/reset/code-already-used.ts';
import { hiddenUserSubmitsCode } from '../../causes/reset/hidden-user-submits-code.ts';
import { userIsDisabled } from '../../causes/sign-in/user-is-disabled.ts';
import { userNotFoundForClient } from '../../causes/sign-in/user-not-found-for-client.ts';
import type { Input, Output } from '../../model/operation.ts';
import { type CodeOwner, hashCode } from '../../pool/code.ts';
import type { User } from '../../pool/user.ts';
import { forgetAttempts } from '../../store/attempts.ts';
import { consumeCode, findCode } from '../../store/codes.ts';
import { findUserBySub } from '../../store/users.ts';
import { attemptKey } from '../attempts.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import { findUser, hidesUsers } from '../find-user.ts';
import { judgeCode } from '../judge-code.ts';
import { newPassword, setPassword } from '../new-password.ts';
import type { Ports } from '../ports.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { runPostConfirmation } from '../sign-up/sign-up-triggers.ts';
import { countResetAttempt } from './limits.ts';

/**
 * Sets a new password with the code that ForgotPassword sent. The code must come from the app client that
 * asked for it, within an hour, and works once. A password that breaks the policy leaves the code good
 * (inferred: clients retry with the same code). Tokens that are out stay good (inferred from
 * ChangePassword and AdminSetUserPassword).
 */
export async function ConfirmForgotPassword(
  ports: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock' | 'random' | 'powers' | 'triggers'>,
  input: Input<'ConfirmForgotPassword'>,
  call: Call,
): Promise<Output<'ConfirmForgotPassword'>> {
  const { store, seal, clock } = ports;
  const { client, pool } = clientOf(ports.directory, input.ClientId, call);
  requireSecretHash(client, input.Username, input.SecretHash);
  const user = await store.read(query => findUser(query, pool, input.Username));
  const username = user?.username ?? input.Username;
  call.trace.user = username;
  const hides = hidesUsers(client);
  if (!user && !hides) {
    throw userNotFoundForClient({ user: username, client: client.id, pool: pool.id });
  }

  const attempts = attemptKey(seal, pool, user, input.Username, 'confirm-reset');
  const key: CodeOwner = { poolId: pool.id, sub: user?.sub ?? '', purpose: 'reset' };
  const found = await countResetAttempt(ports, pool, attempts, username, transaction =>
    findCode(transaction, key),
  );
  const able = (found: User | undefined): User => {
    if (found?.enabled) return found;
    if (hides) throw hiddenUserSubmitsCode({ user: username, reason: found ? 'disabled' : 'missing' });
    throw userIsDisabled({ user: username });
  };
  const asked = able(user);
  const submittedHash = hashCode(seal, key, input.ConfirmationCode);
  const wrong = judgeCode(found, {
    user: username,
    clientId: client.id,
    bound: pool.local.resetCodeBinding === 'client',
    submittedHash,
    now: clock.now(),
  });
  if (wrong) throw wrong;
  const credential = await newPassword(ports, pool, asked, input.Password, call.operation);

  const now = clock.now();
  await store.write(async transaction => {
    if (!(await consumeCode(transaction, key, submittedHash, now))) {
      throw codeAlreadyUsed({ user: username, usedAt: now });
    }
    const present = able(await findUserBySub(transaction, pool.id, asked.sub));
    await setPassword(transaction, pool, present, { credential, status: 'CONFIRMED', now });
    await forgetAttempts(transaction, attempts);
  });

  await runPostConfirmation(
    ports,
    'PostConfirmation_ConfirmForgotPassword',
    { pool, client, user: { ...asked, status: 'CONFIRMED' }, clientMetadata: input.ClientMetadata },
    call,
  );
  return {};
}
