/**
 * Breaks a text into lines of at most so many columns where its words allow it.
 *
 * @param first what the first line begins with
 * @param others what the others begin with; the same where it is left out
 */
export function wrapped(text: string, columns: number, first: string, others: string = first): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = others;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
