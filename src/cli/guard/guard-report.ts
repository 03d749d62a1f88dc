import type { MutantVerdict, Verdict } from '../../guard/guard.ts';
import type { GuardedPools } from '../../guard/guarded-client.ts';
import { nameOfOccasion } from '../../guard/occasion.ts';

/** What guard found, for a report. */
export interface GuardReport {
  /** As it was named on the command line. */
  readonly page: string;
  /** What opened it. */
  readonly browser: string;
  readonly pools: GuardedPools;
  readonly verdicts: readonly Verdict[];
  /** Empty unless they were asked for. */
  readonly mutants: readonly MutantVerdict[];
  readonly milliseconds: number;
}

/** Whether the report fails the run: something is wrong, or a fault went by unseen. */
export function isFailed({ verdicts, mutants }: Pick<GuardReport, 'verdicts' | 'mutants'>): boolean {
  return (
    verdicts.some(({ problem }) => problem !== undefined) ||
    mutants.some(({ outcome }) => outcome === 'not caught')
  );
}

/** The name of one verdict in lists. */
export function nameOfVerdict({ invariant, occasion }: Verdict): string {
  return `${invariant.id}: ${nameOfOccasion(occasion)}`;
}

/** Verdicts by their invariant, in order. */
export function byInvariant(
  verdicts: readonly Verdict[],
): ReadonlyMap<Verdict['invariant'], readonly Verdict[]> {
  return Map.groupBy(verdicts, ({ invariant }) => invariant);
}
