/**
 * A value with a space for each control character in its texts. What comes from outside is printed, also as a comment
 * above commands: a line break or an escape in a name must not become one there.
 */
export function printable<T>(value: T): T {
  // Each text stays a text, and everything else what it is.
  if (typeof value === 'string') return value.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ') as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, printable(member)])) as T;
}
