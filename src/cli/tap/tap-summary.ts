import { printable } from '../../pool/printable.ts';
import type { WatchedCall } from '../../tap/watched-call.ts';
import { counted } from '../counted.ts';
import type { Paint } from '../paint.ts';

/** What went through a tap in all. */
export interface TapSummary {
  add(call: WatchedCall): void;
  asData(): { readonly calls: number; readonly failed: number; readonly causes: Record<string, number> };
  /** For people. */
  lines(paint: Paint): string[];
}

export function createTapSummary(): TapSummary {
  let [calls, failed] = [0, 0];
  const causes = new Map<string, number>();
  const sorted = () => [...causes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    add({ outcome, cause, error }) {
      calls += 1;
      if (outcome === 'failed') failed += 1;
      // An error whose cause the pairs do not tell counts by its name. An odd upstream could make up any number of them.
      const name = cause?.id ?? error?.type;
      if (name !== undefined && (causes.has(name) || causes.size < 1_000)) {
        causes.set(name, (causes.get(name) ?? 0) + 1);
      }
    },
    asData: () => ({ calls, failed, causes: Object.fromEntries(sorted()) }),
    lines: paint => [
      paint.bold(`${counted(calls, 'call')}, ${failed} failed`),
      ...sorted().map(([name, count]) => `${String(count).padStart(6)}  ${printable(name)}`),
    ],
  };
}
