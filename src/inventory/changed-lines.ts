/** A run of lines that became another: `[from, to)` of the first text became `[otherFrom, otherTo)` of the second. */
export interface ChangedLines {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

/** The most lines that may differ; beyond, all between the first and the last that do is one change. */
const mostSteps = 2_000;

/** How one list of lines became another, by the fewest lines (Myers' algorithm). */
export function changedLines(before: readonly string[], after: readonly string[]): readonly ChangedLines[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [end, otherEnd] = [before.length, after.length];
  while (end > start && otherEnd > start && before[end - 1] === after[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  if (start === end && start === otherEnd) return [];
  const same = sameLines(before.slice(start, end), after.slice(start, otherEnd));
  const changes: ChangedLines[] = [];
  let [at, otherAt] = [start, start];
  for (const [one, other] of [...(same ?? []), [end - start, otherEnd - start] as const]) {
    const [next, otherNext] = [start + one, start + other];
    if (next > at || otherNext > otherAt) {
      changes.push({ from: at, to: next, otherFrom: otherAt, otherTo: otherNext });
    }
    [at, otherAt] = [next + 1, otherNext + 1];
  }
  return changes;
}

/** Pairs of lines that are the same; undefined where too much differs. */
function sameLines(
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [number, number])[] | undefined {
  let furthest = new Map<number, number>([[1, 0]]);
  const history: ReadonlyMap<number, number>[] = [];
  for (let steps = 0; steps <= Math.min(a.length + b.length, mostSteps); steps += 1) {
    history.push(furthest);
    const now = new Map(furthest);
    for (let line = -steps; line <= steps; line += 2) {
      let x = cameDown(now, line, steps) ? (now.get(line + 1) ?? 0) : (now.get(line - 1) ?? 0) + 1;
      while (x < a.length && x - line < b.length && a[x] === b[x - line]) x += 1;
      now.set(line, x);
      if (x >= a.length && x - line >= b.length) return traced(history, a.length, b.length);
    }
    furthest = now;
  }
  return undefined;
}

function cameDown(furthest: ReadonlyMap<number, number>, line: number, steps: number): boolean {
  return line === -steps || (line !== steps && (furthest.get(line - 1) ?? 0) < (furthest.get(line + 1) ?? 0));
}

function traced(
  history: readonly ReadonlyMap<number, number>[],
  length: number,
  otherLength: number,
): readonly (readonly [number, number])[] {
  const same: (readonly [number, number])[] = [];
  let [x, y] = [length, otherLength];
  for (const [steps, furthest] of [...history.entries()].reverse()) {
    const line = x - y;
    const from = cameDown(furthest, line, steps) ? line + 1 : line - 1;
    const fromX = furthest.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > Math.max(0, fromX) && y > Math.max(0, fromY)) {
      x -= 1;
      y -= 1;
      same.unshift([x, y]);
    }
    if (steps > 0) [x, y] = [fromX, fromY];
  }
  return same;
}
