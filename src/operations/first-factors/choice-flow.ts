import { noFirstFactor } from '../../causes/sign-in/no-first-factor.ts';
import { userNotFoundHidden } from '../../causes/sign-in/user-not-found-hidden.ts';
import type { Call } from '../call.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { makeSession } from '../sign-in/challenge-session.ts';
import { nextStep } from '../sign-in/next-step.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { runPreAuthentication } from '../sign-in/sign-in-triggers.ts';
import { standInOf } from '../sign-in/stand-in.ts';
import type { SignInRequest } from '../sign-in/start.ts';
import { requireActive } from '../sign-in/user-state.ts';
import { whoSignsIn } from '../sign-in/who-signs-in.ts';
import { aim, firstsToward } from '../step-up/aim.ts';
import { askedStepUp } from '../step-up/asked-step-up.ts';
import { creditOf } from '../step-up/credit.ts';
import { canGoOn, creditedProgress, requireMoreToProve } from '../step-up/credited-progress.ts';
import { askFirstFactor } from './ask-first-factor.ts';
import { availableFactors, type ChoiceSignIn } from './first-factor.ts';
import { signInAfterSignUp } from './sign-up-session.ts';

/**
 * USER_AUTH: the user chooses how to sign in. With PREFERRED_CHALLENGE the sign-in begins with that challenge
 * if the user has it; otherwise SELECT_CHALLENGE lists what there is (documented). Somebody unknown whom the
 * client hides is shown the same of a user that could be.
 *
 * With TARGET_ACR_VALUES the sign-in is toward a level: what is offered leads there, and what an access token
 * has brought along is not asked for again (documented).
 *
 * @throws no-first-factor, and what `askedStepUp`, `creditOf`, `aim`,
 * `requireMoreToProve`, `nextStep` and the chosen factor throw
 */
export async function choiceFlow(
  ports: SignInPorts,
  request: SignInRequest,
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, parameters, clientMetadata: validationData, session } = request;
  const { USERNAME: name = '', PREFERRED_CHALLENGE, SECRET_HASH } = parameters;
  requireSecretHash(client, name, SECRET_HASH);
  const asked = askedStepUp(pool, parameters);
  const password = PREFERRED_CHALLENGE === 'PASSWORD' ? parameters.PASSWORD : undefined;
  const { user, isCounted } = await whoSignsIn(ports, request, password, call);
  const credit = asked && (await creditOf(ports, asked, { pool, client, user }));
  requireActive(user);
  await runPreAuthentication(ports, { pool, client, user, name, validationData }, call);
  // ClientMetadata of InitiateAuth reaches PreAuthentication only (documented).
  const begun: ChoiceSignIn = {
    pool,
    client,
    user,
    name,
    given: parameters,
    clientMetadata: undefined,
    passed: [],
    isCounted,
  };
  const firsts = await availableFactors(ports, begun);
  const signIn = asked ? { ...begun, stepUp: aim(begun, asked, credit, firsts) } : begun;
  if (session !== undefined) return signInAfterSignUp(ports, signIn, session, call);

  const available = firstsToward(signIn, signIn.stepUp, firsts);
  const preferred = available.find(factor => factor === PREFERRED_CHALLENGE);
  const credited = credit && creditedProgress(signIn);
  if (credited) requireMoreToProve(credited);
  if (credited && !preferred && canGoOn(credited)) return nextStep(ports, credited, call);
  if (available.length === 0) throw noFirstFactor({ user: user?.username ?? name, pool: pool.id });
  if (!user) call.trace.hidden ??= userNotFoundHidden({ user: name, pool: pool.id });
  if (preferred) {
    const answer = await askFirstFactor(ports, signIn, preferred, call);
    return answer.ChallengeName === preferred ? { ...answer, AvailableChallenges: [...available] } : answer;
  }
  const who = standInOf(ports.seal, pool, user, name);
  return {
    AvailableChallenges: [...available],
    ChallengeName: 'SELECT_CHALLENGE',
    ChallengeParameters: {},
    Session: makeSession(ports, { ...signIn, user: who, proof: 'choice' }, 'SELECT_CHALLENGE'),
  };
}
