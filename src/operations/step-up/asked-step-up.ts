import { maxAgeMalformed } from '../../causes/sign-in/max-age-malformed.ts';
import { missingParameter } from '../../causes/sign-in/missing-parameter.ts';
import { stepUpTargetsUnknown } from '../../causes/sign-in/step-up-targets-unknown.ts';
import { type Level, levels } from '../../pool/authentication-level.ts';
import { levelNames } from '../../pool/level-names.ts';
import type { Pool } from '../../pool/pool.ts';

/** What a sign-in is asked of authentication levels. */
export interface AskedStepUp {
  /** The levels that will do, the one to try first at the beginning. */
  readonly targets: readonly Level[];
  /** An access token whose methods count. */
  readonly token?: string;
  /** How long ago the methods of the token may have been completed, in seconds. */
  readonly maxAge?: number;
}

/**
 * What TARGET_ACR_VALUES, ACCESS_TOKEN and MAX_AGE ask for; undefined where they ask for no level. Names that
 * the pool does not have are passed over (documented).
 *
 * @throws missing-parameter for ACCESS_TOKEN alone (documented), step-up-targets-unknown, max-age-malformed
 */
export function askedStepUp(
  { id, settings }: Pool,
  parameters: Readonly<Record<string, string>>,
): AskedStepUp | undefined {
  const { TARGET_ACR_VALUES: names, ACCESS_TOKEN: token, MAX_AGE: age } = parameters;
  if (token !== undefined && !names) throw missingParameter({ parameter: 'TARGET_ACR_VALUES' });
  if (age !== undefined && !/^\d+$/.test(age)) throw maxAgeMalformed({});
  if (names === undefined) return undefined;
  const known = levelNames(settings.AcrConfiguration);
  const byName = new Map(levels.map(level => [known[level], level]));
  const targets = [...new Set(names.split(' '))].flatMap(name => byName.get(name) ?? []);
  if (targets.length === 0) throw stepUpTargetsUnknown({ pool: id, known: Object.values(known) });
  return {
    targets,
    ...(token !== undefined && { token }),
    ...(age !== undefined && { maxAge: Number(age) }),
  };
}
