import { newPasswordAttributeGiven } from '../../causes/sign-in/new-password-attribute-given.ts';
import { newPasswordAttributeMissing } from '../../causes/sign-in/new-password-attribute-missing.ts';
import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import { aliasTaken } from '../../causes/sign-up/alias-taken.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import { missingRequired } from '../../pool/required-attributes.ts';
import type { Session } from '../../pool/session.ts';
import type { User } from '../../pool/user.ts';
import { changeUser, findUserBySub } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { newPassword, setPassword } from '../new-password.ts';
import { writeAttributes } from '../users/write-attributes.ts';
import { passedWith } from './challenge-session.ts';
import type { ChallengeAnswer } from './challenges.ts';
import { nextStep } from './next-step.ts';
import { openAnswer } from './open-answer.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { requireEnabled } from './user-state.ts';

const challenge = 'NEW_PASSWORD_REQUIRED';
const prefix = 'userAttributes.';

/**
 * NEW_PASSWORD_REQUIRED: replaces a temporary password and fills in required attributes. An answer
 * that is refused leaves the session good; one that succeeds uses it up (observed).
 */
export async function answerNewPassword(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, responses } = answer;
  const opened = await openAnswer(ports, challenge, answer, call);
  requireWaiting(opened.session, opened.user);
  const { user } = opened;
  const modifiedAt = ports.clock.now();
  const confirm = (before: User): User => ({
    ...before,
    status: 'CONFIRMED',
    attributes: filledIn(pool, client, before, responses),
    modifiedAt,
  });
  const credential = await newPassword(ports, pool, user, responses.NEW_PASSWORD ?? '', call.operation);

  const confirmed = { ...confirm(user), credential, passwordSetAt: modifiedAt };
  const progress = passedWith(challenge, answer, { ...opened, user: confirmed });
  return nextStep(ports, progress, call, async transaction => {
    const before = await findUserBySub(transaction, pool.id, user.sub);
    if (!before) throw sessionInvalid({ challenge, reason: 'its user was deleted' });
    requireWaiting(opened.session, before);
    const after = confirm(before);
    const taken = await changeUser(transaction, pool, before, after);
    if (taken) throw aliasTaken({ user: user.username, attribute: taken });
    await setPassword(transaction, pool, after, { credential, status: 'CONFIRMED', now: modifiedAt });
  });
}

/**
 * Lets a user go on who still waits for a new password: an administrator may have disabled the user, or set
 * another password, since the session was given out.
 *
 * @throws user-is-disabled, session-already-used
 */
function requireWaiting(session: Session, user: User): void {
  requireEnabled(user);
  const isSamePassword = session.salt !== undefined && session.salt === user.credential?.salt;
  if (user.status !== 'FORCE_CHANGE_PASSWORD' || !isSamePassword) throw sessionAlreadyUsed({ challenge });
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
