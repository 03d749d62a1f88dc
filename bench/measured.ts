import type { LoadResult } from './load.ts';

/** What a measurement gave. */
export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** The share of all processors that the load process took. */
  readonly loadShare: number;
}

/** Sums up a load; several are the steps of one operation, done one after the other by the same users. */
export function measured(steps: readonly LoadResult[], cores: number): Measured {
  const [first, ...rest] = steps;
  if (!first) throw new Error('nothing was measured');
  const latencies = first.latencies.map((latency, at) =>
    rest.reduce((sum, step) => sum + (step.latencies[at] ?? 0), latency),
  );
  latencies.sort();
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  const cpuSeconds = steps.reduce((sum, step) => sum + step.cpuSeconds, 0);
  return {
    perSecond: latencies.length / seconds,
    p50: latencies[Math.floor(latencies.length * 0.5)] ?? 0,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
    loadShare: cpuSeconds / seconds / cores,
  };
}

/** Loads of the same kind, one after the other, as one. */
export function joined(parts: readonly LoadResult[]): LoadResult {
  return {
    seconds: parts.reduce((sum, part) => sum + part.seconds, 0),
    latencies: Float64Array.from(parts.flatMap(part => [...part.latencies])),
    answers: parts.flatMap(part => part.answers),
    cpuSeconds: parts.reduce((sum, part) => sum + part.cpuSeconds, 0),
  };
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
