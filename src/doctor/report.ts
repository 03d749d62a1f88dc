import { printable } from '../pool/printable.ts';
import { type Baseline, judgedBy, type StaleEntry, staleEntries } from './baseline.ts';
import type { Check } from './check.ts';
import { type Finding, type Severity, severities } from './finding.ts';
import type { CheckResult } from './run-checks.ts';
import type { ClientSubject, FoundSubjects, PoolSubject, Subject } from './subject.ts';

/** A finding with all that is told of it. */
export interface ReportedFinding {
  readonly area: string;
  readonly check: Check;
  readonly subject: Subject;
  readonly finding: Finding;
  readonly severity: Severity;
  /** Why it is accepted, where the baseline says so. */
  readonly accepted?: string;
}

/** Checks that could not be made, by what was in their way. */
export interface NotLookedAt {
  readonly reason: string;
  /** Whether the target does not have what they read, which is no fault and no lack of rights. */
  readonly isNotServed: boolean;
  readonly checks: readonly string[];
}

/** What doctor has to tell. */
export interface Report {
  readonly subjects: FoundSubjects;
  readonly results: readonly CheckResult[];
  /** Those that nobody has accepted. */
  readonly findings: readonly ReportedFinding[];
  readonly accepted: readonly ReportedFinding[];
  readonly notLookedAt: readonly NotLookedAt[];
  /** Entries of the baseline that have run out, or accept nothing that was found. */
  readonly stale: readonly StaleEntry[];
  readonly counts: Readonly<Record<Severity | 'checks', number>>;
}

/** Puts together what there is to tell. */
export function reportOf(
  results: readonly CheckResult[],
  subjects: FoundSubjects,
  baseline: Baseline,
  now: number,
): Report {
  const found = results.flatMap(({ area, check, subject, outcome }): ReportedFinding[] =>
    outcome.kind === 'found'
      ? outcome.findings.map(finding => {
          const severity = finding.severity ?? check.severity;
          const { commands, templates, ...told } = finding;
          return {
            area,
            check,
            subject,
            // A command has lines, and quotes what comes from elsewhere.
            finding: { ...printable(told), ...(commands && { commands }), ...(templates && { templates }) },
            severity,
          };
        })
      : [],
  );
  const judged = found.map(one => ({ ...one, ...judgedBy(baseline, one, now) }));
  const findings = judged.filter(({ accepted }) => accepted === undefined);
  const count = (severity: Severity) => findings.filter(one => one.severity === severity).length;
  return {
    subjects,
    results,
    findings,
    accepted: judged.filter(({ accepted }) => accepted !== undefined),
    notLookedAt: notLookedAtIn(results),
    stale: staleEntries(baseline, found, results, now),
    counts: {
      error: count('error'),
      warning: count('warning'),
      advice: count('advice'),
      checks: new Set(results.map(({ check }) => check.id)).size,
    },
  };
}

/** Whether something was found that is at least so bad. */
export function isFailed({ findings }: Pick<Report, 'findings'>, from: Severity): boolean {
  return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(from));
}

/** The pool that a subject belongs to; undefined for what belongs to several. */
export function poolOf(subject: Subject): PoolSubject | undefined {
  if (subject.kind === 'pool') return subject;
  if (subject.kind === 'client') return subject.pool;
  return undefined;
}

/** How a subject is called in a sentence or a list, on one line. */
export function nameOf(subject: Subject): string {
  return printable(called(subject));
}

function called(subject: Subject): string {
  switch (subject.kind) {
    case 'account':
      return 'the account';
    case 'page':
      return `the reset page ${subject.url}`;
    case 'function':
      return `the function ${subject.name}`;
    case 'pool':
      return `${subject.name} (${subject.id})`;
    case 'client':
      return clientName(subject);
    case 'source':
      return `the code in ${subject.folder}`;
  }
}

function clientName({ name, id, pool }: ClientSubject): string {
  return `${name} (${id}) of ${pool.name}`;
}

/** What belongs to a pool that does not exist is left out: that it does not is told by a check of its own. */
function notLookedAtIn(results: readonly CheckResult[]): readonly NotLookedAt[] {
  const gone = new Set(
    results
      .filter(({ check, outcome }) => check.id === 'pool-exists' && outcome.kind === 'found')
      .map(({ subject }) => poolOf(subject)?.id),
  );
  const failed = results.flatMap(({ check, subject, outcome }) => {
    if (outcome.kind !== 'not looked at') return [];
    const pool = poolOf(subject);
    return pool && gone.has(pool.id) ? [] : [{ id: check.id, reason: outcome.reason, why: outcome.why.kind }];
  });
  return [...Map.groupBy(failed, ({ reason }) => reason)].map(([reason, of]) => ({
    reason: printable(reason),
    isNotServed: of.every(({ why }) => why === 'not served'),
    checks: [...new Set(of.map(({ id }) => id))],
  }));
}
