import type { Failure } from '../../causes/cause.ts';
import { stepUpNotInPlan } from '../../causes/sign-in/step-up-not-in-plan.ts';
import { tierOf } from '../../pool/tier.ts';
import type { SignInRequest } from '../sign-in/start.ts';

/** Why a sign-in may not be toward a level: the plan of its pool has none (documented). */
export function stepUpBar({
  pool,
  parameters,
}: Pick<SignInRequest, 'pool' | 'parameters'>): Failure | undefined {
  const tier = tierOf(pool);
  const isBarred = tier === 'LITE' && parameters.TARGET_ACR_VALUES !== undefined;
  return isBarred ? stepUpNotInPlan({ pool: pool.id, tier }) : undefined;
}
