import type { MutantVerdict } from '../../guard/guard-mutants.ts';
import type { GuardedPools } from '../../guard/guarded-client.ts';
import { nameOfOccasion } from '../../guard/occasion.ts';
import type { Verdict } from '../../guard/verdict.ts';

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

/** What is told of a check that the page did nothing for. */
export const notSeenWords = 'the page did nothing that could be judged';

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

/** What is wrong, a line for each problem, with the occasions that have it. */
export function problemsIn(held: readonly Verdict[]): readonly string[] {
  const alike = Map.groupBy(held, ({ problem }) => problem);
  return [...alike].flatMap(([problem, verdicts]) => {
    if (problem === undefined) return [];
    const names = verdicts.map(({ occasion }) => nameOfOccasion(occasion));
    return [`${those(names, held.length)}: ${problem}`];
  });
}

/** Of more, a report names the first. */
const mostNames = 3;

function those(names: readonly string[], of: number): string {
  const more = names.length - mostNames;
  if (more < 2) return names.join(', ');
  return names.length === of ? `all ${of}` : `${names.slice(0, mostNames).join(', ')} and ${more} others`;
}
