import { newPasswordAttributeGiven } from '../../causes/sign-in/new-password-attribute-given.ts';
import { newPasswordAttributeMissing } from '../../causes/sign-in/new-password-attribute-missing.ts';
import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import { sessionExpired } from '../../causes/sign-in/session-expired.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import { aliasTaken } from '../../causes/sign-up/alias-taken.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import { missingRequired } from '../../pool/required-attributes.ts';
import { openSession, type Session } from '../../pool/session.ts';
import type { User } from '../../pool/user.ts';
import { changeUser, findUserBySub } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { findUser } from '../find-user.ts';
import { newPassword, setPassword } from '../new-password.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { writeAttributes } from '../users/write-attributes.ts';
import type { ChallengeAnswer } from './challenges.ts';
import { giveTokens } from './give-tokens.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { requireEnabled } from './user-state.ts';

const challenge = 'NEW_PASSWORD_REQUIRED';
const prefix = 'userAttributes.';

/**
 * NEW_PASSWORD_REQUIRED: replaces a temporary password, fills in required attributes, and ends the sign-in. An answer
 * that is refused leaves the session good; one that succeeds uses it up (observed).
 */
export async function answerNewPassword(
  ports: SignInPorts,
  { pool, client, responses, session: token = '', clientMetadata }: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const { USERNAME: name = '', NEW_PASSWORD: password = '', SECRET_HASH } = responses;
  call.trace.user = name;
  requireSecretHash(client, name, SECRET_HASH);
  const opened = openSession(ports.seal, pool.id, client.id, token, ports.clock.now());
  if (!opened.ok) {
    if (opened.reason === 'expired') throw sessionExpired({ challenge });
    throw sessionInvalid({ challenge, reason: 'it does not open' });
  }
  const { session } = opened;
  const user = waitingUser(session, await ports.store.read(query => findUser(query, pool, name)));
  const modifiedAt = ports.clock.now();
  const confirm = (before: User): User => ({
    ...before,
    status: 'CONFIRMED',
    attributes: filledIn(pool, client, before, responses),
    modifiedAt,
  });
  const credential = await newPassword(ports, pool, user, password, call.operation);

  const proven = {
    pool,
    client,
    user: confirm(user),
    clientMetadata,
    proof: 'password',
    answered: { ...session, again: () => sessionAlreadyUsed({ challenge }) },
  } as const;
  return giveTokens(ports, proven, call, async transaction => {
    const before = waitingUser(session, await findUserBySub(transaction, pool.id, user.sub));
    const confirmed = confirm(before);
    const taken = await changeUser(transaction, pool, before, confirmed);
    if (taken) throw aliasTaken({ user: user.username, attribute: taken });
    await setPassword(transaction, pool, confirmed, { credential, status: 'CONFIRMED', now: modifiedAt });
  });
}

/**
 * The user of a session, as far as it still waits for a new password: an administrator may have disabled the user, or
 * set another password, since the session was given out.
 *
 * @throws session-invalid, user-is-disabled, session-already-used
 */
function waitingUser(session: Session, user: User | undefined): User {
  if (session.step !== challenge || !user || user.sub !== session.sub) {
    throw sessionInvalid({ challenge, reason: 'given out for another user or challenge' });
  }
  requireEnabled(user);
  const isSamePassword = session.salt !== undefined && session.salt === user.credential?.salt;
  if (user.status !== 'FORCE_CHANGE_PASSWORD' || !isSamePassword) throw sessionAlreadyUsed({ challenge });
  return user;
}

/** The user's attributes with those of the answer. */
function filledIn(
  pool: Pool,
  client: Client,
  user: User,
  responses: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const missing = missingRequired(pool, user);
  const given = Object.entries(responses)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, Value]) => ({ Name: key.slice(prefix.length), Value }));
  const required = new Set(
    (pool.settings.SchemaAttributes ?? []).filter(entry => entry.Required).map(entry => entry.Name),
  );
  for (const { Name: attribute } of given) {
    if (required.has(attribute) && !missing.includes(attribute)) {
      throw newPasswordAttributeGiven({ user: user.username, attribute });
    }
  }
  for (const attribute of missing) {
    if (!given.some(({ Name, Value }) => Name === attribute && Value !== '')) {
      throw newPasswordAttributeMissing({ user: user.username, attribute });
    }
  }
  return given.length === 0 ? user.attributes : writeAttributes({ pool, by: client, user, changes: given });
}
