/** Steps that turn one word into another: a letter more, less, other, or two exchanged. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const exchanged =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? (before[column - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      line.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + same,
          exchanged,
        ),
      );
    }
    [before, last] = [last, line];
  }
  return last[b.length] ?? 0;
}

/**
 * The known word that was most likely meant: one that begins alike, or takes few changes of letters. Upper
 * and lower case do not matter; undefined if none is near.
 */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 200) return undefined;
  const lower = word.toLowerCase();
  let best: { word: string; steps: number } | undefined;
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    const begun = lower.length >= 3 && (other.startsWith(lower) || lower.startsWith(other));
    const steps = begun ? 1 : distance(lower, other);
    const allowed = Math.max(1, Math.floor(Math.min(word.length, candidate.length) / 3));
    if (steps <= allowed && (!best || steps < best.steps)) best = { word: candidate, steps };
  }
  return best?.word;
}

/** `Did you mean "x"?`, or undefined if no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const meant = suggest(word, known);
  return meant === undefined ? undefined : `Did you mean "${meant}"?`;
}
