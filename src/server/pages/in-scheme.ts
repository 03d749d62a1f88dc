/**
 * Makes a mail look as in a program of those colours, whatever the reader's own screen is set to:
 * its media queries are answered in place of the browser, and of the schemes that it says it
 * supports it is left with that one.
 */
export function inScheme(mail: string, scheme: 'light' | 'dark'): string {
  return mail
    .replaceAll(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, asked: string) =>
      asked.toLowerCase() === scheme ? '(min-width: 0)' : '(max-width: 0)',
    )
    .replaceAll(
      /(\bcolor-schemes?["']?\s*(?::|content\s*=)\s*["']?)(?:light\s+dark|dark\s+light)/gi,
      `$1${scheme}`,
    );
}
