import { nameOfOccasion } from '../../guard/occasion.ts';
import { type JunitCase, type JunitSuite, junit } from '../junit.ts';
import { byInvariant, type GuardReport, notSeenWords } from './guard-report.ts';

/** The report as JUnit's XML: a suite for each invariant, a case for each occasion. */
export function junitReport({ page, verdicts, mutants, milliseconds }: GuardReport): string {
  const suites = [...byInvariant(verdicts)].map(
    ([{ id, title }, held]): JunitSuite => ({
      name: `${id}: ${title}`,
      cases: held.map(({ occasion, problem, isSeen }) => ({
        ...caseOf(id, nameOfOccasion(occasion), problem),
        ...(!isSeen && { skipped: notSeenWords }),
      })),
    }),
  );
  const faults = mutants.map(
    ({ name, about, outcome, by }): JunitCase => ({
      ...caseOf(
        'mutants',
        name,
        outcome === 'not caught' ? `A page that ${about} was not caught.` : undefined,
      ),
      ...(outcome === 'no place' && { skipped: by }),
    }),
  );
  if (faults.length > 0) suites.push({ name: 'mutants: Each known fault is caught.', cases: faults });
  return junit(`lifeguard guard ${page}`, suites, milliseconds);
}

function caseOf(classname: string, name: string, problem: string | undefined): JunitCase {
  const failure =
    problem === undefined ? undefined : ({ kind: 'failure', message: problem, type: classname } as const);
  return { classname, name, problem: failure };
}
