import type { Report, ReportedFinding } from '../../doctor/report.ts';
import { nameOf } from '../../doctor/subject.ts';
import { wrapped } from '../wrapped.ts';
import { seenWords } from './doctor-text.ts';

/** What is new since an earlier look and what is gone, a line each; empty where nothing changed. */
export function changesSince(before: Report, now: Report, columns: number): readonly string[] {
  const known = new Set(before.findings.map(keyOf));
  const still = new Set(now.findings.map(keyOf));
  return [
    ...now.findings.filter(found => !known.has(keyOf(found))).map(found => ['new ', found] as const),
    ...before.findings.filter(found => !still.has(keyOf(found))).map(found => ['gone', found] as const),
  ].flatMap(([word, { check, severity, subject, finding }]) => {
    const seen = word === 'gone' ? '' : ` ${finding.seen.map(seenWords).join('; ')}.`;
    const line = `${word}  ${severity}  ${check.id}: ${nameOf(subject)}: ${finding.says}${seen}`;
    return wrapped(line, columns, '', '      ');
  });
}

/** What was seen may change while the finding stays. */
function keyOf({ check, severity, subject, finding }: ReportedFinding): string {
  return JSON.stringify([check.id, severity, nameOf(subject), finding.says]);
}
