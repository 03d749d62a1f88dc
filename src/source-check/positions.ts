/** Where an offset in a text is: from 1, the column in UTF-16 code units. */
export function positionsOf(
  text: string,
): (at: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return at => {
    const next = starts.findIndex(start => start > at);
    const line = next < 0 ? starts.length : next;
    return { line, column: at - (starts[line - 1] ?? 0) + 1 };
  };
}
