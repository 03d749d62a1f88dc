import { codeAlreadyUsed } from '../../causes/reset/code-already-used.ts';
import { userNotFoundForClient } from '../../causes/sign-in/user-not-found-for-client.ts';
import { aliasTaken } from '../../causes/sign-up/alias-taken.ts';
import { signUpAlreadyConfirmed } from '../../causes/sign-up/sign-up-already-confirmed.ts';
import { userNotConfirmable } from '../../causes/sign-up/user-not-confirmable.ts';
import type { Input, Output } from '../../model/operation.ts';
import { hashCode } from '../../pool/code.ts';
import type { User } from '../../pool/user.ts';
import { consumeCode, findCode } from '../../store/codes.ts';
import { changeUser } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { clientOf } from '../find.ts';
import { findUser, hidesUsers, userOf } from '../find-user.ts';
import { checkSignUpSession, signUpSession } from '../first-factors/sign-up-session.ts';
import { judgeCode } from '../judge-code.ts';
import type { Ports } from '../ports.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { requireEnabled } from '../sign-in/user-state.ts';
import { takeAliases } from '../users/new-user.ts';
import { countSignUpAttempt } from './limits.ts';
import { runPostConfirmation } from './sign-up-triggers.ts';

/** Confirms a sign-up with the code that was sent, which also proves the address that it was sent to. */
export async function ConfirmSignUp(
  ports: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock' | 'random' | 'triggers'>,
  input: Input<'ConfirmSignUp'>,
  call: Call,
): Promise<Output<'ConfirmSignUp'>> {
  const { store, seal, clock } = ports;
  const { client, pool } = clientOf(ports.directory, input.ClientId, call);
  requireSecretHash(client, input.Username, input.SecretHash);
  const user = await store.read(query => findUser(query, pool, input.Username));
  call.trace.user = user?.username ?? input.Username;
  if (!user && !hidesUsers(client)) {
    throw userNotFoundForClient({ user: input.Username, client: client.id, pool: pool.id });
  }
  await countSignUpAttempt(ports, 'confirm-sign-up', pool, user, input.Username);
  const isHidden = !user || (!user.enabled && hidesUsers(client));
  if (!isHidden) {
    requireEnabled(user);
    const { username, status } = user;
    if (status !== 'UNCONFIRMED') throw signUpAlreadyConfirmed({ user: username, status });
  }

  if (input.Session !== undefined) checkSignUpSession(ports, { pool, client, user }, input.Session);
  // For who is hidden, too, a code is looked for: the time must not tell.
  const key = { poolId: pool.id, sub: user?.sub ?? '', purpose: 'sign-up' } as const;
  const submittedHash = hashCode(seal, key, input.ConfirmationCode);
  const now = clock.now();
  const confirmed = await store.write(async transaction => {
    const found = await findCode(transaction, key);
    if (isHidden) throw userNotConfirmable({ user: input.Username });
    const { username } = user;
    const wrong = judgeCode(found, { user: username, clientId: client.id, bound: false, submittedHash, now });
    if (wrong) throw wrong;
    if (!found || !(await consumeCode(transaction, key, submittedHash, now))) {
      throw codeAlreadyUsed({ user: username, usedAt: now });
    }
    const before = await userOf(transaction, pool, user.sub, call);
    const attributes = { ...before.attributes, [`${found.attribute}_verified`]: 'true' };
    const after: User = { ...before, status: 'CONFIRMED', attributes, modifiedAt: now };
    if (input.ForceAliasCreation) await takeAliases(transaction, pool, after);
    const taken = await changeUser(transaction, pool, before, after);
    if (taken) throw aliasTaken({ user: username, attribute: taken });
    return { user: after, attribute: found.attribute };
  });
  await runPostConfirmation(
    ports,
    'PostConfirmation_ConfirmSignUp',
    { pool, client, user: confirmed.user, clientMetadata: input.ClientMetadata },
    call,
  );
  return signUpSession(
    ports,
    { pool, client, user: confirmed.user },
    'CONFIRMED_SIGN_UP',
    confirmed.attribute,
  );
}
