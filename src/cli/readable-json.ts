/**
 * A value as JSON for a terminal: the same value to who parses it, and no character in it that a terminal obeys. JSON
 * itself escapes only those below the space.
 */
export function readableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
