/** A filter of ListUsers: one attribute, compared whole or by its beginning. */
export interface UserFilter {
  readonly attribute: string;
  readonly match: 'equals' | 'starts-with';
  readonly value: string;
}

const form = /^\s*(?:"([^\s"]+)"|([^\s"^=]+))\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/su;

/**
 * Reads a filter such as `email = "a@example.com"` or `name ^= "A"`. Blanks are free, and quotes within the
 * value stand behind a backslash (documented). The name may stand in quotes too, as applications send it.
 * Undefined where it cannot be read.
 */
export function parseUserFilter(text: string): UserFilter | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [, quoted, bare, operator, value = ''] = found;
  return {
    attribute: quoted ?? bare ?? '',
    match: operator === '=' ? 'equals' : 'starts-with',
    value: value.replaceAll(/\\(.)/gsu, '$1'),
  };
}
