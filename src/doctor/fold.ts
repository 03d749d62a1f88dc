import type { ReportedFinding } from './report.ts';
import type { PoolSubject, Subject } from './subject.ts';

/** Findings that say the same of several subjects, as one. */
export interface Folded {
  /** One at least. */
  readonly subjects: readonly Subject[];
  /** The first of them. */
  readonly first: ReportedFinding;
}

/** What is told of one pool, or of what belongs to no one pool. */
export interface Group {
  readonly pool: PoolSubject | undefined;
  /** First what is about the pool, then what is about its app clients; the worst first. */
  readonly findings: readonly Folded[];
}

const order = ['error', 'warning', 'advice'];

/** Groups findings by pool, and folds what is the same for several app clients of one. */
export function fold(
  findings: readonly ReportedFinding[],
  poolOf: (subject: Subject) => PoolSubject | undefined,
): readonly Group[] {
  const byPool = Map.groupBy(findings, ({ subject }) => poolOf(subject)?.id);
  return [...byPool.values()].map(ofPool => {
    const same = Map.groupBy(ofPool, ({ check, severity, finding, subject }) =>
      JSON.stringify([
        check.id,
        severity,
        finding.says,
        subject.kind === 'client' ? 'client' : keyOf(subject),
      ]),
    );
    const folded = [...same.values()].map(
      (of): Folded => ({ subjects: uniqueSubjects(of), first: first(of) }),
    );
    return {
      pool: ofPool[0] && poolOf(ofPool[0].subject),
      findings: folded.toSorted(
        (a, b) =>
          rank(a.first.subject) - rank(b.first.subject) ||
          order.indexOf(a.first.severity) - order.indexOf(b.first.severity),
      ),
    };
  });
}

function uniqueSubjects(findings: readonly ReportedFinding[]): readonly Subject[] {
  return [...new Set(findings.map(({ subject }) => subject))];
}

function first(findings: readonly ReportedFinding[]): ReportedFinding {
  return findings[0] as ReportedFinding; // A group has one at least.
}

function rank(subject: Subject): number {
  return subject.kind === 'client' ? 1 : 0;
}

function keyOf(subject: Subject): string {
  if (subject.kind === 'account') return '';
  return subject.kind === 'function' ? subject.arn : subject.kind === 'page' ? subject.url : subject.id;
}
