import { stepUpAlreadyReached } from '../../causes/sign-in/step-up-already-reached.ts';
import { isPasskeyMethod, levelOf, reach } from '../../pool/authentication-level.ts';
import { levelNames } from '../../pool/level-names.ts';
import { countsForTwo } from '../../pool/passkey-rules.ts';
import { userFactors } from '../../pool/second-factors.ts';
import { isShort, type StepUp } from '../../pool/step-up.ts';
import type { ChoiceSignIn } from '../first-factors/first-factor.ts';
import { lacksSecondFactor } from '../mfa/second-factor-step.ts';
import type { Progress } from '../sign-in/progress.ts';

/** A sign-in toward a level whose first factor is what an access token has brought along. */
export interface CreditedProgress extends Progress {
  readonly stepUp: StepUp;
}

/** How far an access token has brought a sign-in; undefined for one of nobody, or toward no level. */
export function creditedProgress({
  pool,
  client,
  user,
  given,
  stepUp,
}: ChoiceSignIn): CreditedProgress | undefined {
  if (!user || !stepUp) return undefined;
  const isTwofold = stepUp.methods.some(isPasskeyMethod) && countsForTwo(pool, user);
  return {
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
}

/**
 * Refuses an access token that leaves nothing to prove, whatever name its level had when it was issued. A second
 * factor that MFA demands is asked for even where the token has reached the level without it (documented).
 *
 * @throws step-up-already-reached
 */
export function requireMoreToProve(progress: CreditedProgress): void {
  const { pool, user, stepUp } = progress;
  const reached = levelOf(stepUp.methods);
  if (reached === 0 || isShort(stepUp) || lacksSecondFactor(progress)) return;
  const names = levelNames(pool.settings.AcrConfiguration);
  throw stepUpAlreadyReached({ user: user.username, target: names[stepUp.target], has: names[reached] });
}

/** Whether no first factor is missing: the level is reached, or a second factor of the user leads there. */
export function canGoOn({ pool, user, stepUp: { target, methods } }: CreditedProgress): boolean {
  return reach(methods, [], userFactors(pool, user)) >= target;
}
