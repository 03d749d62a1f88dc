/**
 * The text with control characters made visible, lest a terminal obeys what a handler prints: all but tabs and the
 * ends of lines.
 */
export function withoutControls(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '\uFFFD');
}
