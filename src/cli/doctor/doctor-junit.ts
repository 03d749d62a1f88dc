import { isFailed, type Report, type ReportedFinding } from '../../doctor/report.ts';
import type { CheckResult } from '../../doctor/run-checks.ts';
import { nameOf, poolOf } from '../../doctor/subject.ts';
import { element, escapeXml } from '../xml.ts';
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
  const suites = [...byPool].map(([name, results]) => {
    const cases = results.map(result => caseOf(result, report, context));
    const count = (kind: Case['kind']) => cases.filter(one => one.kind === kind).length;
    const attributes = {
      name,
      tests: cases.length,
      failures: count('failed'),
      errors: 0,
      skipped: count('skipped'),
    };
    return element('testsuite', { ...attributes, time: '0' }, `\n${cases.map(({ xml }) => xml).join('')}`);
  });
  const content = `\n${suites.join('')}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'lifeguard doctor' }, content)}`.trimEnd();
}

interface Case {
  readonly kind: 'passed' | 'failed' | 'skipped';
  readonly xml: string;
}

function caseOf(result: CheckResult, report: Report, { failOn }: ReportContext): Case {
  const { check, area, subject, outcome } = result;
  const isOfSuite = ['pool', 'account', 'source'].includes(subject.kind);
  const about = isOfSuite ? '' : ` of ${nameOf(subject)}`;
  const testcase = (content: string) =>
    element('testcase', { classname: area, name: `${check.id}${about}`, time: '0' }, content);
  if (outcome.kind === 'not looked at' || outcome.kind === 'not applicable') {
    return { kind: 'skipped', xml: testcase(element('skipped', { message: outcome.reason }, '')) };
  }
  const isOurs = (found: ReportedFinding) => found.check === check && found.subject === subject;
  const found = report.findings.filter(isOurs);
  const text = escapeXml([...found, ...report.accepted.filter(isOurs)].map(told).join('\n'));
  if (isFailed({ findings: found }, failOn)) {
    const [first] = found;
    const message = first?.finding.says ?? check.title;
    return {
      kind: 'failed',
      xml: testcase(element('failure', { message, type: first?.severity ?? '' }, text)),
    };
  }
  return { kind: 'passed', xml: testcase(text === '' ? '' : element('system-out', {}, text)) };
}

function told({ severity, finding, check, accepted }: ReportedFinding): string {
  return [
    `${accepted === undefined ? severity : `accepted (${accepted})`}: ${finding.says}`,
    ...finding.seen.map(seen => `  ${seenWords(seen)}`),
    `  ${check.fix}`,
  ].join('\n');
}
