import { missingParameter } from '../../causes/sign-in/missing-parameter.ts';
import { sessionAlreadyUsed } from '../../causes/sign-in/session-already-used.ts';
import { challengeTriggerMissing } from '../../causes/triggers/challenge-trigger-missing.ts';
import { unpackRounds } from '../../pool/rounds.ts';
import { useSession } from '../../store/used-sessions.ts';
import { challengeVerdict } from '../../triggers/contracts/verify-auth-challenge-response.ts';
import type { Call } from '../call.ts';
import type { ChallengeAnswer } from './challenges.ts';
import { continueCustom } from './continue-custom.ts';
import { type CustomSignIn, runChallengeTrigger } from './custom-sign-in.ts';
import { openHiddenAnswer } from './open-answer.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { requireActive } from './user-state.ts';

const challenge = 'CUSTOM_CHALLENGE';

/**
 * CUSTOM_CHALLENGE: VerifyAuthChallengeResponse judges the answer, and DefineAuthChallenge says what follows
 * from it. The session is used up before, whatever comes of it: with the same one again, answers could be
 * tried without the triggers ever seeing more than one of them.
 */
export async function answerCustomChallenge(
  ports: SignInPorts,
  answer: ChallengeAnswer,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, responses, clientMetadata } = answer;
  if (!answer.session) throw missingParameter({ parameter: 'Session' });
  const { session, user } = await openHiddenAnswer(ports, challenge, answer, call);
  requireActive(user);
  await ports.store.write(async transaction => {
    if (!(await useSession(transaction, pool.id, session.id, session.expiresAt))) {
      throw sessionAlreadyUsed({ challenge });
    }
  });

  const rounds = unpackRounds(session.rounds ?? []);
  const signIn: CustomSignIn = {
    pool,
    client,
    user,
    name: responses.USERNAME ?? '',
    clientMetadata,
    deviceKey: responses.DEVICE_KEY,
    earlierDeviceKey: session.deviceKey,
    proof: session.proof,
    passed: session.passed,
    ...(session.secondFactor !== undefined && { secondFactor: session.secondFactor }),
    rounds,
  };
  const trigger = 'VerifyAuthChallengeResponse';
  const request = { privateChallengeParameters: session.state ?? {}, challengeAnswer: responses.ANSWER };
  const response = await runChallengeTrigger(ports, trigger, signIn, request, call);
  if (!response) throw challengeTriggerMissing({ trigger, pool: pool.id });
  const { answerCorrect: challengeResult } = challengeVerdict.parse(response);
  const judged = rounds.map((round, index) =>
    index === rounds.length - 1 ? { ...round, challengeResult } : round,
  );
  return continueCustom(ports, { ...signIn, rounds: judged }, call);
}
