import { nameOfOccasion } from '../../guard/occasion.ts';
import { element } from '../xml.ts';
import { byInvariant, type GuardReport } from './guard-report.ts';

/** The report as JUnit's XML: a suite for each invariant, a case for each occasion. */
export function junitReport({ page, verdicts, mutants, milliseconds }: GuardReport): string {
  const suites = [...byInvariant(verdicts)].map(([{ id, title }, held]) =>
    suite(
      id,
      held.map(({ occasion, problem }) => ({ name: nameOfOccasion(occasion), problem, skipped: undefined })),
      title,
    ),
  );
  const faults = mutants.map(({ name, about, outcome, by }) => ({
    name,
    problem: outcome === 'not caught' ? `A page that ${about} was not caught.` : undefined,
    skipped: outcome === 'no place' ? 'the page has no place for it' : undefined,
    by,
  }));
  if (faults.length > 0) suites.push(suite('mutants', faults, 'Each known fault is caught.'));
  const attributes = { name: `lifeguard guard ${page}`, time: (milliseconds / 1_000).toFixed(3) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, `\n${suites.join('')}`)}`.trimEnd();
}

interface Case {
  readonly name: string;
  readonly problem: string | undefined;
  readonly skipped: string | undefined;
}

function suite(name: string, cases: readonly Case[], title: string): string {
  const written = cases.map(({ name: of, problem, skipped }) => {
    const inside = [
      problem === undefined ? '' : element('failure', { message: problem, type: name }, ''),
      skipped === undefined ? '' : element('skipped', { message: skipped }, ''),
    ].join('');
    return element('testcase', { classname: name, name: of, time: '0' }, inside);
  });
  const attributes = {
    name: `${name}: ${title}`,
    tests: cases.length,
    failures: cases.filter(({ problem }) => problem !== undefined).length,
    errors: 0,
    skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
    time: '0',
  };
  return element('testsuite', attributes, `\n${written.join('')}`);
}
