import { unprintable } from '../pool/printable.ts';

/**
 * A value as JSON for a terminal: the same value to who parses it, and no character in it that a terminal obeys, nor a
 * command to GitHub Actions, which reads `##[` wherever it stands. JSON itself escapes only characters below the space.
 *
 * @param indent 0 puts all on one line
 */
export function readableJson(value: unknown, indent: number = 2): string {
  return JSON.stringify(value, null, indent)
    .replace(unprintable, character =>
      character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('##[', '##\\u005b');
}
