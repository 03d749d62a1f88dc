import { isFailed, type Report, type ReportedFinding } from '../../doctor/report.ts';
import type { CheckResult } from '../../doctor/run-checks.ts';
import { nameOf, poolOf } from '../../doctor/subject.ts';
import { type JunitCase, junit } from '../junit.ts';
import { seenWords } from './doctor-text.ts';
import type { ReportContext } from './report-context.ts';

/**
 * The report as JUnit's XML: a suite for each pool, a case for each check of it and of its app clients. What is below the
 * severity that fails the run passes, and its output tells it; what was not looked at is skipped.
 */
export function junitReport(report: Report, context: ReportContext): string {
  const byPool = Map.groupBy(report.results, ({ subject }) => {
    const pool = poolOf(subject);
    if (subject.kind === 'source') return nameOf(subject);
    return pool ? nameOf(pool) : 'All pools';
  });
  const suites = [...byPool].map(([name, results]) => ({
    name,
    cases: results.map(result => caseOf(result, report, context)),
  }));
  return junit('lifeguard doctor', suites);
}

function caseOf(result: CheckResult, report: Report, { failOn }: ReportContext): JunitCase {
  const { check, area, subject, outcome } = result;
  const isOfSuite = ['pool', 'account', 'source'].includes(subject.kind);
  const about = isOfSuite ? '' : ` of ${nameOf(subject)}`;
  const named = { classname: area, name: `${check.id}${about}` };
  if (outcome.kind === 'not looked at' || outcome.kind === 'not applicable') {
    return { ...named, skipped: outcome.reason };
  }
  const isOurs = (found: ReportedFinding) => found.check === check && found.subject === subject;
  const found = report.findings.filter(isOurs);
  const text = [...found, ...report.accepted.filter(isOurs)].map(told).join('\n');
  if (!isFailed({ findings: found }, failOn)) return { ...named, output: text };
  const [first] = found;
  const message = first?.finding.says ?? check.title;
  return { ...named, problem: { kind: 'failure', message, type: first?.severity ?? '', details: text } };
}

function told({ severity, finding, check, accepted }: ReportedFinding): string {
  return [
    `${accepted === undefined ? severity : `accepted (${accepted})`}: ${finding.says}`,
    ...finding.seen.map(seen => `  ${seenWords(seen)}`),
    `  ${check.fix}`,
  ].join('\n');
}
