import type { PoolSettings } from '../model/operation.ts';
import { type Level, levels } from './authentication-level.ts';

/** What a pool's AcrConfiguration says. */
export type AcrConfiguration = NonNullable<PoolSettings['AcrConfiguration']>;

/** The member of AcrConfiguration that speaks of a level. */
export function levelMember(level: Level): `Level${Level}` {
  return `Level${level}`;
}

/** The names of a pool's levels, with the default of each that it does not name (documented). */
export function levelNames(configured: AcrConfiguration = {}): Readonly<Record<Level, string>> {
  const nameOf = (level: Level) => configured[levelMember(level)]?.AcrValue ?? `urn:cognito:loa:${level}`;
  return { 1: nameOf(1), 2: nameOf(2), 3: nameOf(3), 4: nameOf(4) };
}

/** A name that two levels would have, defaults included; undefined where each has its own. */
export function repeatedName(configured: AcrConfiguration): string | undefined {
  const names = Object.values(levelNames(configured));
  return names.find((name, index) => names.indexOf(name) !== index);
}

/**
 * AcrConfiguration as it is shown: of all four levels once one is named (documented). A pool that names none
 * shows no such member (observed).
 */
export function shownLevels(configured: AcrConfiguration | undefined): AcrConfiguration | undefined {
  if (!configured || Object.keys(configured).length === 0) return undefined;
  const names = levelNames(configured);
  return Object.fromEntries(levels.map(level => [levelMember(level), { AcrValue: names[level] }]));
}
