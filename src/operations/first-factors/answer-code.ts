import { firstFactorCodeOfNobody } from '../../causes/sign-in/first-factor-code-of-nobody.ts';
import { firstFactorCodeWrong } from '../../causes/sign-in/first-factor-code-wrong.ts';
import { sessionInvalid } from '../../causes/sign-in/session-invalid.ts';
import { methodBy } from '../../pool/authentication-level.ts';
import { addressMark, codeAddress } from '../../pool/code-address.ts';
import type { SentFactor } from '../../pool/first-factors.ts';
import { sameSecret } from '../../pool/same-secret.ts';
import type { Call } from '../call.ts';
import { answerSentCode, isSecondFactor } from '../mfa/answer-sent-code.ts';
import { passedWith } from '../sign-in/challenge-session.ts';
import type { ChallengeAnswer } from '../sign-in/challenges.ts';
import { nextStep } from '../sign-in/next-step.ts';
import { type OpenedHiddenAnswer, openAnswer, openHiddenAnswer } from '../sign-in/open-answer.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { requireActive } from '../sign-in/user-state.ts';
import { availableFactors } from './first-factor.ts';
import { countSubmittedCode } from './limits.ts';

/** EMAIL_OTP: the code that was sent by mail, as a first factor or as a second one. */
export async function answerEmailOtp(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const opened = await openHiddenAnswer(ports, 'EMAIL_OTP', answer, call);
  return isSecondFactor(opened.session)
    ? answerSentCode(ports, 'EMAIL_OTP', answer, await openAnswer(ports, 'EMAIL_OTP', answer, call), call)
    : answerFirstCode(ports, 'EMAIL_OTP', answer, opened, call);
}

/** SMS_OTP: the code that was sent to the phone as a first factor. */
export async function answerSmsOtp(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const opened = await openHiddenAnswer(ports, 'SMS_OTP', answer, call);
  return answerFirstCode(ports, 'SMS_OTP', answer, opened, call);
}

/**
 * A wrong code leaves the session good (observed), a right one uses it up.
 *
 * @throws first-factor-code-wrong, first-factor-code-of-nobody,
 * first-factor-attempts-exceeded, session-invalid
 */
async function answerFirstCode(
  ports: SignInPorts,
  challenge: SentFactor,
  answer: ChallengeAnswer,
  { session, user }: OpenedHiddenAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const { pool } = answer;
  requireActive(user);
  const name = user?.username ?? session.username;
  const lock = await countSubmittedCode(ports, pool, user, answer.responses.USERNAME ?? '');
  const { code, to } = session.state ?? {};
  const isRight = code !== undefined && sameSecret(code, answer.responses[`${challenge}_CODE`] ?? '');
  if (!user) throw firstFactorCodeOfNobody({ user: name, pool: pool.id, challenge });
  if (!isRight) throw firstFactorCodeWrong({ user: name, challenge });
  const address = user.attributes[codeAddress[challenge]] ?? '';
  const available = await availableFactors(ports, { pool, user, name });
  if (to !== addressMark(ports.seal, pool.id, address) || !available.includes(challenge)) {
    throw sessionInvalid({
      challenge,
      reason: 'its code went to another address, or stands for no factor now',
    });
  }
  const passed = passedWith(challenge, answer, { session, user }, methodBy[challenge]);
  return nextStep(ports, { ...passed, lock }, call);
}
