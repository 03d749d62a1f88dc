import { element, escapeXml } from './xml.ts';

/** One case of a suite; without `problem` and `skipped` it passed. */
export interface JunitCase {
  readonly classname: string;
  readonly name: string;
  /** How long it took; 0 where it is left out. */
  readonly milliseconds?: number;
  readonly problem?:
    | {
        /** An error is not the fault of what is tested. */
        readonly kind: 'failure' | 'error';
        readonly message: string;
        readonly type: string;
        /** Whatever else is to be said, in lines. */
        readonly details?: string;
      }
    | undefined;
  /** Why it was not run. */
  readonly skipped?: string | undefined;
  /** What is to be said of a case in either event, in lines. */
  readonly output?: string;
}

/** Cases that belong together. */
export interface JunitSuite {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startedAt?: number;
  /** That of its cases together where it is left out. */
  readonly milliseconds?: number;
  readonly cases: readonly JunitCase[];
}

/**
 * A report as JUnit's XML, in the form that the readers of CI systems share.
 *
 * @param milliseconds of all suites; that of the suites together where it is left out
 */
export function junit(name: string, suites: readonly JunitSuite[], milliseconds?: number): string {
  const time = seconds(milliseconds ?? sum(suites.map(timeOf)));
  const all = element('testsuites', { name, time }, `\n${suites.map(suiteXml).join('')}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}`.trimEnd();
}

function suiteXml(suite: JunitSuite): string {
  const { name, startedAt, cases } = suite;
  const count = (isIt: (one: JunitCase) => boolean) => cases.filter(isIt).length;
  const attributes = {
    name,
    ...(startedAt !== undefined && { timestamp: new Date(startedAt).toISOString().replace(/\.\d+Z$/, '') }),
    tests: cases.length,
    failures: count(({ problem }) => problem?.kind === 'failure'),
    errors: count(({ problem }) => problem?.kind === 'error'),
    skipped: count(({ skipped }) => skipped !== undefined),
    time: seconds(timeOf(suite)),
  };
  return element('testsuite', attributes, `\n${cases.map(caseXml).join('')}`);
}

function caseXml({ classname, name, milliseconds = 0, problem, skipped, output = '' }: JunitCase): string {
  const inside = [
    problem
      ? element(
          problem.kind,
          { message: problem.message, type: problem.type },
          escapeXml(problem.details ?? ''),
        )
      : '',
    skipped === undefined ? '' : element('skipped', { message: skipped }, ''),
    output === '' ? '' : element('system-out', {}, escapeXml(output)),
  ];
  return element('testcase', { classname, name, time: seconds(milliseconds) }, inside.join(''));
}

function timeOf({ milliseconds, cases }: JunitSuite): number {
  return milliseconds ?? sum(cases.map(({ milliseconds: took = 0 }) => took));
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(3);
}
