/**
 * All that Cognito takes in a message: letters, marks, symbols, numbers, punctuation and the space. What it refuses
 * cannot be seen (control, zero-width, bidirectional and unassigned characters), so leaving it out loses nothing.
 */
const refused = /[^\p{L}\p{M}\p{S}\p{N}\p{P} ]/gu;

/** A value as one line of safe text, of at most `limit` UTF-16 units. */
export function plainText(value: string, limit: number): string {
  const line = value.replace(/\s/gu, ' ').replace(refused, '').replace(/ +/g, ' ').trim();
  if (line.length <= limit) return line;
  let kept = '';
  for (const character of line) {
    if (kept.length + character.length >= limit) break;
    kept += character;
  }
  return `${kept}…`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? '');
}

/** A value for a URL's query, with the characters too that encodeURIComponent leaves: `! ' ( ) *`. */
export function encodeStrictly(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
