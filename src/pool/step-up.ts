import { amrOf, type Level, levelOf, type Method } from './authentication-level.ts';
import { levelNames } from './level-names.ts';
import type { Pool } from './pool.ts';

/** A sign-in toward a level, as its challenges carry it. */
export interface StepUp {
  /** It ends in this level or a higher one, or in no tokens. */
  readonly target: Level;
  /** What was proven so far, in the order in which it was; what an access token brought along is among it. */
  readonly methods: readonly Method[];
  /**
   * `auth_time` of the access token that brought the methods, until something is
   * proven anew. Seconds since 1970.
   */
  readonly authTime?: number;
}

/** The claims that tell how a user has signed in. */
export interface LevelClaims {
  readonly acr: string;
  readonly amr: readonly string[];
}

/** The member of a sign-in that carries its step-up, with a method more; none where it is toward no level. */
export function withMethod(
  { stepUp }: { readonly stepUp?: StepUp },
  method: Method,
): { readonly stepUp?: StepUp } {
  if (!stepUp) return {};
  const { target, methods } = stepUp;
  return { stepUp: { target, methods: methods.includes(method) ? methods : [...methods, method] } };
}

/** Whether a sign-in has still to prove something for its level. */
export function isShort(stepUp: StepUp | undefined): boolean {
  return stepUp !== undefined && levelOf(stepUp.methods) < stepUp.target;
}

/** The claims of a sign-in that has reached its level: the highest that its methods satisfy (documented). */
export function levelClaims({ settings }: Pick<Pool, 'settings'>, { target, methods }: StepUp): LevelClaims {
  const level = levelOf(methods);
  // The second factors are asked for until it is: `secondFactorStep`.
  if (level === 0 || level < target) throw new Error(`level ${level} was reached in place of ${target}`);
  return { acr: levelNames(settings.AcrConfiguration)[level], amr: amrOf(methods) };
}
