/**
 * Joins what arrives of a text to its lines, each given away without its end.
 *
 * @returns takes the next part of the text
 */
export function textLines(take: (line: string) => void): (part: string) => void {
  let begun = '';
  return part => {
    const lines = part.split('\n');
    lines[0] = begun + lines[0];
    begun = lines.pop() ?? '';
    for (const line of lines) take(line);
  };
}
