import { factorNotOffered } from '../../causes/mfa/factor-not-offered.ts';
import type { Call } from '../call.ts';
import { passedWith } from '../sign-in/challenge-session.ts';
import type { ChallengeAnswer } from '../sign-in/challenges.ts';
import { openAnswer } from '../sign-in/open-answer.ts';
import { requireSameUser } from '../sign-in/require-same-user.ts';
import { settle } from '../sign-in/settle.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { secondsToward } from '../step-up/aim.ts';
import { askFactor } from './ask-factor.ts';

const challenge = 'SELECT_MFA_TYPE';

/**
 * SELECT_MFA_TYPE: which of several second factors it shall be. The next challenge is that one's.
 *
 * @throws factor-not-offered, step-up-out-of-reach, session-already-used, and what `askFactor` throws
 */
export async function answerMfaChoice(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const opened = await openAnswer(ports, challenge, answer, call);
  requireSameUser(challenge, opened);
  const { user } = opened;
  const progress = passedWith(challenge, answer, opened);
  const factors = secondsToward(progress);
  const { ANSWER = '' } = answer.responses;
  const chosen = factors.find(factor => factor === ANSWER);
  if (!chosen) throw factorNotOffered({ user: user.username, answer: ANSWER, factors });
  await ports.store.write(transaction => settle(transaction, progress));
  return askFactor(ports, progress, chosen, call);
}
