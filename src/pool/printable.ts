/**
 * What no text from elsewhere may bring to a terminal: what it obeys, what turns the direction of writing, and what ends a
 * line. The one list of these characters.
 */
export const unprintable = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/**
 * A value whose texts each stay on one line: white space is a space there, and whatever else a terminal obeys is U+FFFD.
 * Objects other than plain ones stay as they are.
 */
export function printable<T>(value: T): T {
  // Each text stays a text, and everything else what it is.
  if (typeof value === 'string') return onOneLine(value) as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const entries = Object.entries(value).map(([key, member]) => [onOneLine(key), printable(member)]);
  return Object.fromEntries(entries) as T;
}

/** A text of several lines: tabs and the ends of lines stay, and whatever else a terminal obeys is U+FFFD. */
export function printableLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(unprintable, character => (character === '\n' || character === '\t' ? character : '\uFFFD'));
}

function onOneLine(text: string): string {
  return text.replace(unprintable, character => (/\s/.test(character) ? ' ' : '\uFFFD'));
}
