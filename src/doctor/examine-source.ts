import type { Clock } from '../pool/clock.ts';
import { rules } from '../source-check/rules.ts';
import type { Baseline } from './baseline.ts';
import { knownChecks } from './known-checks.ts';
import type { FiledCheck } from './read-checks.ts';
import { type Report, type ReportedFinding, reportOf } from './report.ts';
import { runChecks } from './run-checks.ts';
import { toldAs } from './source-checks.ts';
import type { SourceSubject } from './subject.ts';

/** What is to be read. */
export interface SourceExamination {
  /** As it was named. */
  readonly folder: string;
  /** The same, absolute. */
  readonly path: string;
  readonly checks: readonly FiledCheck[];
  readonly baseline: Baseline;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

/** Reads a folder of code; nothing else is looked at. */
export async function examineSource({
  folder,
  path,
  checks,
  baseline,
  environment,
  clock,
}: SourceExamination): Promise<Report> {
  const ids = new Set(checks.map(({ check }) => check.id));
  const chosen = rules.filter(({ id }) => ids.has(id));
  // The parsers are loaded where code is read alone.
  const { checkSource } = await import('../source-check/check-source.ts');
  const read = await checkSource({ folder: path, environment, clock, rules: chosen });
  const subject: SourceSubject = { kind: 'source', folder, read };
  const subjects = { account: [], pool: [], client: [], function: [], page: [], source: [subject] };
  const results = await runChecks(checks, subjects, undefined);
  const known = await knownChecks();
  const report = reportOf({ results, subjects, baseline, known, isPartial: false, now: clock.now() });
  return { ...report, accepted: [...report.accepted, ...acceptedInCode(checks, subject)] };
}

/** Those that a comment in the code accepts. */
function acceptedInCode(checks: readonly FiledCheck[], subject: SourceSubject): readonly ReportedFinding[] {
  return subject.read.findings.flatMap(found => {
    const filed = checks.find(({ check }) => check.id === found.rule);
    if (!filed || found.accepted === undefined) return [];
    const { severity, accepted } = found;
    return [{ ...filed, subject, finding: toldAs(subject.folder, found), severity, accepted }];
  });
}
