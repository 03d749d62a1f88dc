/** How long something took, for people: `3.1 ms`, `1.25 s`. */
export function timeTaken(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1_000).toFixed(2)} s`;
}
