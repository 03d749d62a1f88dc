/**
 * A text in which no line is a command to GitHub Actions, which reads them in what a step prints: a line that begins with
 * `::`, and `##[` wherever it stands. For reports that tell what others wrote.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
