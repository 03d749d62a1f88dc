import { severities } from '../pool/severity.ts';
import type { ReportedFinding } from './report.ts';
import type { PoolSubject, Subject } from './subject.ts';

/** Findings that say the same of several subjects, as one. */
export interface Folded {
  /** One at least. */
  readonly subjects: readonly Subject[];
  readonly first: ReportedFinding;
  /** All of them: what shows them may differ from one to the next. */
  readonly findings: readonly ReportedFinding[];
}

/** What is told of one pool, or of what belongs to no one pool. */
export interface Group {
  readonly pool: PoolSubject | undefined;
  /** First what is about the pool, then what is about its app clients; the worst first. */
  readonly findings: readonly Folded[];
}

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
        // Each place in code is mended on its own.
        finding.place,
      ]),
    );
    const folded = [...same.values()].map(
      (of): Folded => ({ subjects: uniqueSubjects(of), first: first(of), findings: of }),
    );
    return { pool: ofPool[0] && poolOf(ofPool[0].subject), findings: inOrder(folded) };
  });
}

/** What is about the same stands together, the pool first; the worst leads within and among them. */
function inOrder(folded: readonly Folded[]): readonly Folded[] {
  const worst = (of: readonly Folded[]) => Math.min(...of.map(severityRank));
  return [...Map.groupBy(folded, ({ subjects }) => subjects.map(keyOf).join(' ')).values()]
    .map(of => of.toSorted((a, b) => severityRank(a) - severityRank(b)))
    .toSorted((a, b) => kindRank(a) - kindRank(b) || worst(a) - worst(b))
    .flat();
}

function severityRank({ first: { severity } }: Folded): number {
  return severities.indexOf(severity);
}

function kindRank(of: readonly Folded[]): number {
  return of[0]?.first.subject.kind === 'client' ? 1 : 0;
}

function uniqueSubjects(findings: readonly ReportedFinding[]): readonly Subject[] {
  return [...new Set(findings.map(({ subject }) => subject))];
}

function first(findings: readonly ReportedFinding[]): ReportedFinding {
  return findings[0] as ReportedFinding; // A group has one at least.
}

function keyOf(subject: Subject): string {
  if (subject.kind === 'account') return '';
  if (subject.kind === 'source') return subject.folder;
  return subject.kind === 'function' ? subject.arn : subject.kind === 'page' ? subject.url : subject.id;
}
