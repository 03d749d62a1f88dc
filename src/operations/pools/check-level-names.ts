import { acrLevelUnknown } from '../../causes/settings/acr-level-unknown.ts';
import { acrValuesNotUnique } from '../../causes/settings/acr-values-not-unique.ts';
import { levels } from '../../pool/authentication-level.ts';
import { levelMember, repeatedName } from '../../pool/level-names.ts';
import type { PoolInput } from '../../pool/pool-defaults.ts';

const members: readonly string[] = levels.map(levelMember);

/**
 * Holds the names of authentication levels to what makes a token's `acr` tell one level (documented). The
 * form of a name is the model's.
 *
 * @throws acr-level-unknown, acr-values-not-unique
 */
export function checkLevelNames({ AcrConfiguration = {} }: PoolInput): void {
  const level = Object.keys(AcrConfiguration).find(member => !members.includes(member));
  if (level !== undefined) throw acrLevelUnknown({ level });
  const value = repeatedName(AcrConfiguration);
  if (value !== undefined) throw acrValuesNotUnique({ value });
}
