import { challengeNotAvailable } from '../../causes/sign-in/challenge-not-available.ts';
import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import type { Call } from '../call.ts';
import type { ChallengeAnswer, ChallengeName } from '../sign-in/challenges.ts';
import { openHiddenAnswer } from '../sign-in/open-answer.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { requireActive } from '../sign-in/user-state.ts';
import { askFirstFactor } from './ask-first-factor.ts';
import { availableFactors, type ChoiceSignIn } from './first-factor.ts';

/**
 * SELECT_CHALLENGE: which first factor it shall be. What proves it may stand in the same call (documented).
 */
export function answerChoice(ports: SignInPorts, answer: ChallengeAnswer, call: Call): Promise<SignInAnswer> {
  return beginWith(ports, 'SELECT_CHALLENGE', answer, answer.responses.ANSWER ?? '', call);
}

/** PASSWORD: a password for the one who was asked for it. */
export function answerPassword(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  return beginWith(ports, 'PASSWORD', answer, 'PASSWORD', call);
}

/** PASSWORD_SRP: the first half of a proof. The second is PASSWORD_VERIFIER. */
export function answerPasswordSrp(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  return beginWith(ports, 'PASSWORD_SRP', answer, 'PASSWORD_SRP', call);
}

/**
 * Goes on with the first factor that was chosen, if the user still has it.
 *
 * @throws challenge-not-available, and what `openHiddenAnswer` and `askFirstFactor` throw
 */
async function beginWith(
  ports: SignInPorts,
  challenge: ChallengeName,
  answer: ChallengeAnswer,
  chosen: string,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, responses, clientMetadata } = answer;
  const { session, user } = await openHiddenAnswer(ports, challenge, answer, call);
  requireActive(user);
  const signIn: ChoiceSignIn = {
    pool,
    client,
    user,
    name: responses.USERNAME ?? '',
    given: responses,
    clientMetadata,
    passed: [...session.passed, challenge],
    ...(session.stepUp && { stepUp: session.stepUp }),
    answered: { ...session, again: () => sessionAlreadyUsed({ challenge }) },
  };
  const available = await availableFactors(ports, signIn);
  const factor = available.find(name => name === chosen);
  if (!factor) throw challengeNotAvailable({ user: session.username, answer: chosen, available });
  return askFirstFactor(ports, signIn, factor, call);
}
