import { isObject } from '../pool/is-object.ts';

/** A value as a settings file says it: `${` is written `$${`, without which it would refer to the environment. */
export function literal(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${');
  if (Array.isArray(value)) return value.map(literal);
  if (!isObject(value)) return value;
  // Keys hold no references.
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, literal(member)]));
}
