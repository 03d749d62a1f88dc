import type { Failure } from '../../causes/cause.ts';
import { stepUpOutOfReach } from '../../causes/sign-in/step-up-out-of-reach.ts';
import { type Level, type Method, methodBy, reach } from '../../pool/authentication-level.ts';
import type { FirstFactor } from '../../pool/first-factors.ts';
import { levelNames } from '../../pool/level-names.ts';
import type { Pool } from '../../pool/pool.ts';
import { type MfaFactor, userFactors } from '../../pool/second-factors.ts';
import { isShort, type StepUp } from '../../pool/step-up.ts';
import type { User } from '../../pool/user.ts';
import type { ChoiceSignIn } from '../first-factors/first-factor.ts';
import type { Progress } from '../sign-in/progress.ts';
import type { AskedStepUp } from './asked-step-up.ts';
import type { Credit } from './credit.ts';

/** Who signs in. Somebody unknown is taken for a user without second factors. */
type Who = Pick<ChoiceSignIn, 'pool' | 'user' | 'name'>;

/**
 * The first level of those asked for that the user can reach (documented), or exceed (inferred), with what
 * the access token brings along and one factor more or two.
 *
 * @param firsts the first factors that the user has
 * @throws step-up-out-of-reach
 */
export function aim(
  { pool, user, name }: Who,
  { targets }: AskedStepUp,
  credit: Credit | undefined,
  firsts: readonly FirstFactor[],
): StepUp {
  const { methods = [], authTime } = credit ?? {};
  const reached = reach(methods, firsts, secondsOf(pool, user));
  const target = targets.find(level => level <= reached);
  if (target === undefined) throw outOfReach(pool, user?.username ?? name, targets, methods);
  return { target, methods, ...(authTime !== undefined && { authTime }) };
}

/**
 * Those of the first factors that lead to the level, and that no access token has
 * brought along; all toward none.
 */
export function firstsToward(
  { pool, user }: Pick<Who, 'pool' | 'user'>,
  stepUp: StepUp | undefined,
  firsts: readonly FirstFactor[],
): readonly FirstFactor[] {
  if (!stepUp) return firsts;
  const { target, methods } = stepUp;
  const seconds = secondsOf(pool, user);
  return firsts.filter(
    first =>
      !methods.includes(methodBy[first]) && reach([...methods, methodBy[first]], [], seconds) >= target,
  );
}

/**
 * The second factors that a sign-in may go on with: the user's, and while it is short of
 * its level those that lead there.
 *
 * @throws step-up-out-of-reach where none does any more
 */
export function secondsToward({
  pool,
  user,
  stepUp,
}: Pick<Progress, 'pool' | 'user' | 'stepUp'>): readonly MfaFactor[] {
  const factors = userFactors(pool, user);
  if (!stepUp || !isShort(stepUp)) return factors;
  const { target, methods } = stepUp;
  const leading = factors.filter(factor => reach(methods, [], [factor]) >= target);
  if (leading.length > 0) return leading;
  throw outOfReach(pool, user.username, [target], methods);
}

function secondsOf(pool: Pool, user: User | undefined): readonly MfaFactor[] {
  return user ? userFactors(pool, user) : [];
}

function outOfReach(
  { settings }: Pool,
  user: string,
  targets: readonly Level[],
  methods: readonly Method[],
): Failure {
  const names = levelNames(settings.AcrConfiguration);
  return stepUpOutOfReach({ user, targets: targets.map(level => names[level]), methods });
}
