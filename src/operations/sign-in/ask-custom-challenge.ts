import { challengeTooLarge } from '../../causes/triggers/challenge-too-large.ts';
import { challengeTriggerMissing } from '../../causes/triggers/challenge-trigger-missing.ts';
import { createdChallenge } from '../../triggers/contracts/create-auth-challenge.ts';
import type { Call } from '../call.ts';
import { makeSession } from './challenge-session.ts';
import { type CustomSignIn, runChallengeTrigger } from './custom-sign-in.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { standInOf } from './stand-in.ts';

const challengeName = 'CUSTOM_CHALLENGE';
/** The longest Session that the API takes (documented). */
const longestSession = 2048;

/**
 * Makes a CUSTOM_CHALLENGE: CreateAuthChallenge says what the client is shown, and what its answer will be
 * held against, which goes into the Session, sealed.
 *
 * @throws challenge-trigger-missing, challenge-too-large, and what the trigger throws
 */
export async function askCustomChallenge(
  ports: SignInPorts,
  signIn: CustomSignIn,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, user, name, rounds } = signIn;
  const trigger = 'CreateAuthChallenge';
  const request = { challengeName, session: rounds };
  const response = await runChallengeTrigger(ports, trigger, signIn, request, call);
  if (!response) throw challengeTriggerMissing({ trigger, pool: pool.id });
  const { publicChallengeParameters, privateChallengeParameters, challengeMetadata } =
    createdChallenge.parse(response);

  const who = standInOf(ports.seal, pool, user, name);
  const asked = { challengeName, challengeResult: false, challengeMetadata: challengeMetadata ?? null };
  const Session = makeSession(
    ports,
    { ...signIn, user: who, rounds: [...rounds, asked] },
    challengeName,
    privateChallengeParameters ?? {},
  );
  if (Session.length > longestSession) {
    const facts = { length: Session.length, most: longestSession, rounds: rounds.length + 1 };
    throw challengeTooLarge({ trigger, ...facts });
  }
  return {
    ChallengeName: challengeName,
    ChallengeParameters: { ...publicChallengeParameters, USERNAME: who.username },
    Session,
  };
}
