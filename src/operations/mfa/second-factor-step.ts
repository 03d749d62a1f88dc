import { demandsMfa, poolFactors, userFactors } from '../../pool/second-factors.ts';
import { makeSession } from '../sign-in/challenge-session.ts';
import type { Step } from '../sign-in/next-step.ts';
import { askFactor } from './ask-factor.ts';

/**
 * Asks for the second factor that the pool or the user demands, unless one was proven already: the preferred one, the
 * only one, or which one it shall be. A user of whom the pool demands one, and who has none, sets it up first.
 */
export const secondFactorStep: Step = {
  isDue: ({ pool, user, secondFactor }) =>
    secondFactor === undefined && (demandsMfa(pool) || userFactors(pool, user).length > 0),

  async ask(ports, progress, call) {
    const { pool, user } = progress;
    const factors = userFactors(pool, user);
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
