import { mfaCodeWrong } from '../../causes/mfa/mfa-code-wrong.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import { aliasTaken } from '../../causes/sign-up/alias-taken.ts';
import { methodBy } from '../../pool/authentication-level.ts';
import { addressMark, codeAddress } from '../../pool/code-address.ts';
import { withFactorSetUp } from '../../pool/mfa-preference.ts';
import { sameSecret } from '../../pool/same-secret.ts';
import { noMfa } from '../../pool/second-factors.ts';
import type { Session } from '../../pool/session.ts';
import type { User } from '../../pool/user.ts';
import type { Transaction } from '../../store/store.ts';
import { saveMfa } from '../../store/user-mfa.ts';
import { changeUser, findUserBySub } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { passedWith } from '../sign-in/challenge-session.ts';
import type { ChallengeAnswer } from '../sign-in/challenges.ts';
import { nextStep } from '../sign-in/next-step.ts';
import { type OpenedAnswer, openAnswer } from '../sign-in/open-answer.ts';
import { requireSameUser } from '../sign-in/require-same-user.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { holdToLimit } from './hold-to-limit.ts';
import { requireWithoutFactor } from './require-without-factor.ts';

/** SMS_MFA: the code that was sent to the phone. */
export async function answerSmsMfa(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  return answerSentCode(ports, 'SMS_MFA', answer, await openAnswer(ports, 'SMS_MFA', answer, call), call);
}

/** Whether a session of EMAIL_OTP waits for a second factor, and not for a first one. */
export function isSecondFactor(session: Session): boolean {
  return session.state?.as === 'second-factor';
}

/**
 * SMS_MFA and EMAIL_OTP as a second factor. A wrong code leaves the session good, a
 * right one uses it up (observed).
 *
 * @throws mfa-code-wrong, mfa-attempts-exceeded, and what the other steps throw
 */
export async function answerSentCode(
  ports: SignInPorts,
  challenge: 'SMS_MFA' | 'EMAIL_OTP',
  answer: ChallengeAnswer,
  opened: OpenedAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const { pool } = answer;
  const { session, user } = opened;
  call.trace.provesSecondFactor = true;
  requireSameUser(challenge, opened);
  const { code, to, setup } = session.state ?? {};
  const address = setup ?? user.attributes[codeAddress[challenge]] ?? '';
  if (!isSecondFactor(session) || code === undefined || addressMark(ports.seal, pool.id, address) !== to) {
    throw sessionInvalid({ challenge, reason: 'its code went to another address, or was no second factor' });
  }
  const given = answer.responses[`${challenge}_CODE`] ?? '';
  const lock = await holdToLimit(ports, pool, user, {
    isRight: sameSecret(code, given),
    wrong: () => mfaCodeWrong({ user: user.username, challenge }),
  });
  // What is set up while signing in says nothing of who signs in (inferred).
  const method = setup === undefined ? methodBy[challenge] : undefined;
  const progress = {
    ...passedWith(challenge, answer, opened, method),
    ...(setup !== undefined && { user: withAddress(user, setup) }),
    secondFactor: challenge,
    ...(lock && { lock }),
  };
  const setUp = (transaction: Transaction) => saveAddress(transaction, { answer, user, address });
  return nextStep(ports, progress, call, setup === undefined ? undefined : setUp);
}

function withAddress(user: User, address: string): User {
  return { ...user, attributes: { ...user.attributes, email: address, email_verified: 'true' } };
}

/** Writes the mail address that a user has set up as its second factor while signing in. */
async function saveAddress(
  transaction: Transaction,
  { answer: { pool }, user, address }: { answer: ChallengeAnswer; user: User; address: string },
): Promise<void> {
  const before = await findUserBySub(transaction, pool.id, user.sub);
  if (!before || before.attributes.email !== user.attributes.email) {
    throw sessionInvalid({ challenge: 'EMAIL_OTP', reason: 'its user was deleted or has another address' });
  }
  requireWithoutFactor(pool, before);
  const taken = await changeUser(transaction, pool, before, withAddress(before, address));
  if (taken) throw aliasTaken({ user: user.username, attribute: taken });
  const mfa = withFactorSetUp(before.mfa ?? noMfa, 'EMAIL_OTP');
  await saveMfa(transaction, before, mfa, before.totpStep);
}
