import type { Shape } from './api.ts';
import { compilePattern } from './pattern.ts';

/** One rule that the model has for a value, in the service's words. */
export interface Constraint {
  /** Such as `Member must have length less than or equal to 128`. */
  readonly rule: string;
  readonly broken: (value: unknown) => boolean;
}

/** All rules of a shape, in the order in which a list's or map's message names them. */
export function constraintsOf(of: Shape): Constraint[] {
  const constraints = of.type === 'integer' || of.type === 'long' ? range(of) : length(of);
  if (of.pattern !== undefined) constraints.push(pattern(of.pattern, of.max));
  if (of.enum !== undefined) constraints.push(enumeration(of.enum));
  return constraints;
}

function range({ min, max }: Shape): Constraint[] {
  const constraints: Constraint[] = [];
  if (max !== undefined) {
    const rule = `Member must have value less than or equal to ${max}`;
    constraints.push({ rule, broken: value => typeof value === 'number' && value > max });
  }
  if (min !== undefined) {
    const rule = `Member must have value greater than or equal to ${min}`;
    constraints.push({ rule, broken: value => typeof value === 'number' && value < min });
  }
  return constraints;
}

function length({ min, max }: Shape): Constraint[] {
  const constraints: Constraint[] = [];
  if (max !== undefined) {
    const rule = `Member must have length less than or equal to ${max}`;
    constraints.push({ rule, broken: value => longerThan(value, max) });
  }
  if (min !== undefined && min > 0) {
    const rule = `Member must have length greater than or equal to ${min}`;
    constraints.push({ rule, broken: value => !longerThan(value, min - 1) });
  }
  return constraints;
}

/** Text is counted in Unicode characters, lists and maps in entries, blobs in bytes. */
function longerThan(value: unknown, limit: number): boolean {
  if (typeof value === 'string') {
    // A character takes one or two units: most texts need no count.
    if (value.length <= limit) return false;
    return value.length > 2 * limit || [...value].length > limit;
  }
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length > limit;
  return typeof value === 'object' && value !== null && Object.keys(value).length > limit;
}

/** Text that is too long is not tried: its length is reported, and no pattern has to bear any length. */
function pattern(source: string, max = Number.POSITIVE_INFINITY): Constraint {
  const matches = compilePattern(source);
  return {
    rule: `Member must satisfy regular expression pattern: ${source}`,
    broken: value => typeof value === 'string' && !longerThan(value, max) && !matches(value),
  };
}

function enumeration(values: readonly string[]): Constraint {
  const known = new Set<unknown>(values);
  return {
    rule: `Member must satisfy enum value set: [${values.join(', ')}]`,
    broken: value => !known.has(value),
  };
}
