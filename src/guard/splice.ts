/** A part of a text by its offsets, and what takes its place. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A text with parts of it replaced. The parts do not overlap. */
export function splice(text: string, cuts: readonly Cut[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text: instead } of cuts.toSorted((one, other) => one.from - other.from)) {
    pieces.push(text.slice(at, from), instead);
    at = to;
  }
  return [...pieces, text.slice(at)].join('');
}
