import { escapeHtml } from '../encode.ts';

/**
 * All that Cognito takes in a message: letters, marks, symbols, numbers, punctuation and the space. What it
 * refuses cannot be seen (control, zero-width, bidirectional and unassigned characters), so leaving it out
 * loses nothing.
 */
const refused = /[^\p{L}\p{M}\p{S}\p{N}\p{P} ]/u;
const everyRefused = new RegExp(refused, 'gu');

/** A value as one line of safe text, of at most `limit` UTF-16 units. */
export function plainText(value: string, limit: number): string {
  const line = value.replace(/\s/gu, ' ').replace(everyRefused, '').replace(/ +/g, ' ').trim();
  if (line.length <= limit) return line;
  let kept = '';
  for (const character of line) {
    if (kept.length + character.length >= limit) break;
    kept += character;
  }
  return `${kept}…`;
}

/**
 * A value that a user gave, for HTML. Its braces are entities too, so that it never reads as a placeholder
 * of Cognito's.
 */
export function escapeValue(text: string): string {
  return escapeHtml(text).replaceAll('{', '&#123;').replaceAll('}', '&#125;');
}

/** The first character of a line that Cognito does not take, such as `U+00A0`; undefined where it takes all. */
export function refusedCharacter(line: string): string | undefined {
  const code = refused.exec(line)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Why Cognito would not take a text of a message, without a word of it; undefined where it would. */
export function textProblem(text: string, most: number): string | undefined {
  if (text.length > most) return `would have ${text.length} characters, of which Cognito takes ${most}`;
  return refused.test(text.replaceAll('\n', ' ')) ? 'would have a character that Cognito refuses' : undefined;
}
