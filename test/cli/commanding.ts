/** Every character that a terminal obeys, or that turns the direction of writing or ends a line unseen, by code point. */
export const commandingCharacters: readonly string[] = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  ...[0x061c, 0x200e, 0x200f, 0x2028, 0x2029],
  ...range(0x202a, 0x202e),
  ...range(0x2066, 0x2069),
].map(code => String.fromCodePoint(code));

/** A text with all of them. */
export const commanding: string = commandingCharacters.map(character => `x${character}y`).join('');

/** The code points of those that stand in a text, but for the ends of its own lines. */
export function commandsIn(text: string): readonly string[] {
  return commandingCharacters
    .filter(character => character !== '\n' && text.includes(character))
    .map(character => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
