import { isObject } from './is-object.ts';

/** A JSON object whose members are not known yet. */
export type Members = Readonly<Record<string, unknown>>;

/** The members of a JSON object, not copied, for there may be very many; none of anything else. */
export function members(value: unknown): Members {
  return isObject(value) ? value : {};
}

/** The text; undefined where it is none, or an empty one. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The elements of a list; none of anything else. */
export function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts among the elements of a list. */
export function texts(value: unknown): readonly string[] {
  return elements(value).filter(element => typeof element === 'string');
}

/** The value of a JSON text; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
