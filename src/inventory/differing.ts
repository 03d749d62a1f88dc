import { type Duration, inSeconds } from '../config/duration.ts';
import type { Path } from '../config/source.ts';
import { isObject } from '../pool/is-object.ts';

/** A value that differs. */
export interface Differing {
  readonly path: Path;
  /** As pools.yaml has it; null where it does not. */
  readonly described: unknown;
  /** As it is; null where there is none. */
  readonly actual: unknown;
}

/** What a value is where it was never set, for those that null stands for. */
export const unset: Readonly<Record<string, unknown>> = {
  usernamesCaseSensitive: true,
  preventUserExistenceErrors: 'LEGACY',
  accessTokenValidity: { value: 1, unit: 'hours' } satisfies Duration,
  idTokenValidity: { value: 1, unit: 'hours' } satisfies Duration,
  refreshTokenValidity: { value: 30, unit: 'days' } satisfies Duration,
};

/** Mappings that are told whole: what is not in them is not there. */
const wholes: ReadonlySet<unknown> = new Set(['tags', 'scopes']);

/**
 * What differs between two entries, value by value. Only what the second tells is compared.
 *
 * @param path of the entries
 */
export function differing(described: object, actual: object, path: Path = []): readonly Differing[] {
  const [was, is] = [{ ...described }, { ...actual }] as const;
  const isWhole = wholes.has(path.at(-1));
  const keys = isWhole ? new Set([...Object.keys(is), ...Object.keys(was)]) : Object.keys(is);
  return [...keys].flatMap((key): readonly Differing[] => {
    const [before, now] = [memberOf(was, key), memberOf(is, key)];
    const at = [...path, key];
    if (isMapping(before) && isMapping(now)) return differing(before, now, at);
    if (now === undefined || isSame(key, before ?? null, now)) return [];
    return [{ path: at, described: before ?? null, actual: now }];
  });

  function memberOf(of: Readonly<Record<string, unknown>>, key: string): unknown {
    const value = Object.hasOwn(of, key) ? of[key] : undefined;
    return isWhole ? (value ?? null) : value;
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !isDuration(value);
}

/** Whether a value is a length of time, which is compared whole. */
export function isDuration(value: unknown): value is Duration {
  return isObject(value) && typeof value.value === 'number' && typeof value.unit === 'string';
}

function isSame(key: string, described: unknown, actual: unknown): boolean {
  return comparable(key, described ?? unset[key] ?? null) === comparable(key, actual ?? unset[key] ?? null);
}

/** A text that is the same for what means the same: the order of a list matters only where it is one of choice. */
function comparable(key: string, value: unknown): string {
  if (isDuration(value)) return String(inSeconds(value));
  if (Array.isArray(value) && key !== 'recovery') {
    return JSON.stringify([...new Set(value.map(item => JSON.stringify(item)))].sort());
  }
  return JSON.stringify(value);
}
