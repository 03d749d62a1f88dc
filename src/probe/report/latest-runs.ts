import { labelsOf, type ReportedRun } from './metrics.ts';

/** So many runs are told: more would make more series than a Prometheus should be given. */
export const mostRuns = 1_000;

/** The latest run of each journey, app client and user, of all rounds of this process. */
export interface LatestRuns {
  /** Takes the runs of a round, which need not have every journey; gives the latest of each. */
  readonly show: (runs: readonly ReportedRun[]) => readonly ReportedRun[];
}

/** Remembers at most `mostRuns`; the oldest is forgotten first. */
export function latestRuns(): LatestRuns {
  const latest = new Map<string, ReportedRun>();
  return {
    show: runs => {
      for (const reported of runs) {
        const series = JSON.stringify(labelsOf(reported.run, undefined));
        // Set anew, it is the newest.
        latest.delete(series);
        latest.set(series, reported);
      }
      for (const series of [...latest.keys()].slice(0, Math.max(0, latest.size - mostRuns)))
        latest.delete(series);
      return [...latest.values()];
    },
  };
}
