import { printable } from '../pool/printable.ts';
import { type Severity, severities } from '../pool/severity.ts';
import { acceptedBy, type Baseline, type StaleEntry, staleEntries } from './baseline.ts';
import type { Check } from './check.ts';
import type { Finding } from './finding.ts';
import type { CheckResult } from './run-checks.ts';
import { type FoundSubjects, poolOf, type Subject } from './subject.ts';

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
  /** Of findings, and of the checks that something could be looked at by. */
  readonly counts: Readonly<Record<Severity | 'checks', number>>;
}

/** What a report is made from. */
export interface Looked {
  readonly results: readonly CheckResult[];
  readonly subjects: FoundSubjects;
  readonly baseline: Baseline;
  /** The ids of all checks there are, made or not. */
  readonly known: ReadonlySet<string>;
  /** Whether only some pools were looked at. */
  readonly isPartial: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Puts together what there is to tell. */
export function reportOf({ results, subjects, baseline, known, isPartial, now }: Looked): Report {
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
  const judged = found.map(one => ({ ...one, ...acceptedBy(baseline, one, now) }));
  const findings = judged.filter(({ accepted }) => accepted === undefined);
  const looked = results.filter(({ outcome }) => outcome.kind !== 'not looked at');
  const count = (severity: Severity) => findings.filter(one => one.severity === severity).length;
  return {
    subjects,
    results,
    findings,
    accepted: judged.filter(({ accepted }) => accepted !== undefined),
    notLookedAt: notLookedAtIn(results),
    stale: staleEntries(baseline, { found, results, known, isPartial }, now),
    counts: {
      error: count('error'),
      warning: count('warning'),
      advice: count('advice'),
      checks: new Set(looked.map(({ check }) => check.id)).size,
    },
  };
}

/** Whether something was found that is at least so bad. */
export function isFailed({ findings }: Pick<Report, 'findings'>, from: Severity): boolean {
  return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(from));
}

/**
 * What belongs to a pool that does not exist, or asked for it, is left out: that it does not is told by a check of its
 * own.
 */
function notLookedAtIn(results: readonly CheckResult[]): readonly NotLookedAt[] {
  const gone: ReadonlySet<string | undefined> = new Set(
    results
      .filter(({ check, outcome }) => check.id === 'pool-exists' && outcome.kind === 'found')
      .flatMap(({ subject }) => poolOf(subject)?.id ?? []),
  );
  const failed = results.flatMap(({ check, subject, outcome }) => {
    if (outcome.kind !== 'not looked at') return [];
    const { reason, why } = outcome;
    const asked = why.kind === 'not found' ? why.what.replace(/^the pool /, '') : undefined;
    return gone.has(poolOf(subject)?.id ?? asked) ? [] : [{ id: check.id, reason, why: why.kind }];
  });
  return [...Map.groupBy(failed, ({ reason }) => reason)].map(([reason, of]) => ({
    reason: printable(reason),
    isNotServed: of.every(({ why }) => why === 'not served'),
    checks: [...new Set(of.map(({ id }) => id))],
  }));
}
