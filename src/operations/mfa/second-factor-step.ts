import { methodBy } from '../../pool/authentication-level.ts';
import { demandsMfa, poolFactors, userFactors } from '../../pool/second-factors.ts';
import { isShort } from '../../pool/step-up.ts';
import { makeSession } from '../sign-in/challenge-session.ts';
import type { Step } from '../sign-in/next-step.ts';
import type { Progress } from '../sign-in/progress.ts';
import { secondsToward } from '../step-up/aim.ts';
import { askFactor } from './ask-factor.ts';

/**
 * Asks for the second factor that the pool or the user demands, unless one was proven already: the preferred
 * one, the only one, or which one it shall be. A user of whom the pool demands one, and who has none, sets it
 * up first. A sign-in that is short of its level asks for one that leads there, whatever was proven.
 *
 * @throws step-up-out-of-reach
 */
export const secondFactorStep: Step = {
  isDue: progress => isShort(progress.stepUp) || lacksSecondFactor(progress),

  async ask(ports, progress, call) {
    const { pool, user } = progress;
    const factors = secondsToward(progress);
    const [first, ...others] = factors;
    if (first === undefined) {
      return {
        ChallengeName: 'MFA_SETUP',
        Session: makeSession(ports, progress, 'MFA_SETUP'),
        ChallengeParameters: {
          MFAS_CAN_SETUP: JSON.stringify(poolFactors(pool)),
          USER_ID_FOR_SRP: user.username,
        },
      };
    }
    const preferred = factors.find(factor => factor === user.mfa?.preferred);
    const chosen = preferred ?? (others.length === 0 ? first : undefined);
    if (chosen) return askFactor(ports, progress, chosen, call);
    return {
      ChallengeName: 'SELECT_MFA_TYPE',
      Session: makeSession(ports, progress, 'SELECT_MFA_TYPE'),
      ChallengeParameters: { MFAS_CAN_CHOOSE: JSON.stringify(factors) },
    };
  },
};

/**
 * Whether MFA demands a second factor still; a level never lowers that (documented). Of two methods one is the second
 * factor only if it is one of the user's own now: two first factors, of before they turned one on, are none.
 */
export function lacksSecondFactor({
  pool,
  user,
  secondFactor,
  stepUp,
}: Pick<Progress, 'pool' | 'user' | 'secondFactor' | 'stepUp'>): boolean {
  if (secondFactor !== undefined) return false;
  const factors = userFactors(pool, user);
  const { methods = [] } = stepUp ?? {};
  const isProven = methods.length > 1 && factors.some(factor => methods.includes(methodBy[factor]));
  return !isProven && (demandsMfa(pool) || factors.length > 0);
}
