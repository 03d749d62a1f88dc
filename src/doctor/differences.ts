import type { Seen } from './finding.ts';

/** One setting as pools.yaml has it and as it is. */
export interface Setting {
  /** The field in the answer of the API. */
  readonly field: string;
  readonly described: unknown;
  readonly actual: unknown;
}

/** Those settings that differ. The order of a list of words says nothing. */
export function differences(call: string, settings: readonly Setting[]): readonly Seen[] {
  return settings
    .filter(({ described, actual }) => shown(described) !== shown(actual))
    .map(({ field, described, actual }) => ({
      call,
      field,
      actual: shown(actual),
      expected: shown(described),
    }));
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : value.map(String).sort().join(', ');
  return value === undefined ? 'absent' : String(value);
}
