/**
 * The text with control characters made visible, lest a terminal obeys what a handler prints: all but tabs and the
 * ends of lines, and with them what turns the direction of a text around.
 */
export function withoutControls(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
