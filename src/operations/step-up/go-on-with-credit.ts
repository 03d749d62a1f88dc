import { stepUpAlreadyReached } from '../../causes/sign-in/step-up-already-reached.ts';
import { levelOf, levelWith } from '../../pool/authentication-level.ts';
import { levelNames } from '../../pool/level-names.ts';
import { countsForTwo } from '../../pool/passkey-rules.ts';
import { userFactors } from '../../pool/second-factors.ts';
import { isShort } from '../../pool/step-up.ts';
import type { Call } from '../call.ts';
import type { ChoiceSignIn } from '../first-factors/first-factor.ts';
import { lacksSecondFactor } from '../mfa/second-factor-step.ts';
import { nextStep } from '../sign-in/next-step.ts';
import type { Progress } from '../sign-in/progress.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';

/**
 * Goes on from what an access token has brought along, where no first factor is missing; undefined where one
 * is, or where the sign-in is to begin with another one. A second factor that MFA demands is asked for even
 * where the token has reached the level without it (documented).
 *
 * @throws step-up-already-reached, and what `nextStep` throws
 */
export async function goOnWithCredit(
  ports: SignInPorts,
  { pool, client, user, given, stepUp }: ChoiceSignIn,
  call: Call,
  isPreferred: boolean,
): Promise<SignInAnswer | undefined> {
  if (!user || !stepUp) return undefined;
  const { target, methods } = stepUp;
  const isTwofold = methods.some(method => method === 'swk' || method === 'hwk') && countsForTwo(pool, user);
  const progress: Progress = {
    pool,
    client,
    user,
    // That of InitiateAuth reaches no trigger that comes after it (documented).
    clientMetadata: undefined,
    proof: 'choice',
    passed: [],
    deviceKey: given.DEVICE_KEY,
    stepUp,
    ...(isTwofold && { secondFactor: 'WEB_AUTHN' }),
  };
  const reached = levelOf(methods);
  // Whatever name the level had when the token was issued: with nothing left to prove there is no new sign-in.
  if (reached !== 0 && !isShort(stepUp) && !lacksSecondFactor(progress)) {
    const names = levelNames(pool.settings.AcrConfiguration);
    throw stepUpAlreadyReached({ user: user.username, target: names[target], has: names[reached] });
  }
  const leadsThere = levelWith(methods, userFactors(pool, user)) >= target;
  return isPreferred || (isShort(stepUp) && !leadsThere) ? undefined : nextStep(ports, progress, call);
}
