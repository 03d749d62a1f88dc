import { posix } from 'node:path';
import type { Clock } from '../pool/clock.ts';
import type { SourceFinding } from '../source-check/finding.ts';
import type { Rule } from '../source-check/rule.ts';
import { rules } from '../source-check/rules.ts';
import type { Baseline } from './baseline.ts';
import { type CheckDefinition, defineCheck } from './check.ts';
import type { Finding } from './finding.ts';
import type { FiledCheck } from './read-checks.ts';
import { type Report, type ReportedFinding, reportOf } from './report.ts';
import type { CheckResult } from './run-checks.ts';
import type { SourceSubject } from './subject.ts';

/** The area of the checks of code. */
export const sourceArea = 'source';

/** The rules of source-check as checks: listed, chosen and told like all others. */
export const sourceChecks: readonly FiledCheck[] = rules.map(rule => ({
  area: sourceArea,
  check: sourceCheck(rule),
}));

/** Whether an id is of a check of code. */
export function isSourceCheck(id: string): boolean {
  return rules.some(rule => rule.id === id);
}

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
  const results = checks.map((filed): CheckResult => {
    const findings = open(read.findings, filed.check.id).map(found => toldAs(folder, found));
    return {
      ...filed,
      subject,
      outcome: findings.length > 0 ? { kind: 'found', findings } : { kind: 'fine' },
    };
  });
  const subjects = { account: [], pool: [], client: [], function: [], page: [], source: [subject] };
  const report = reportOf(results, subjects, baseline, clock.now());
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

function open(findings: readonly SourceFinding[], rule: string): readonly SourceFinding[] {
  return findings.filter(found => found.rule === rule && found.accepted === undefined);
}

/** Files are named from where the folder is named from. */
function toldAs(
  folder: string,
  { says, severity, line, column, evidence, ...found }: SourceFinding,
): Finding {
  const file = posix.join(folder.replaceAll('\\', '/'), found.file);
  const seen = { call: `${file}:${line}:${column}`, actual: evidence };
  return { says, severity, seen: [seen], place: { file, line, column } };
}

function sourceCheck({ id, severity, title, why, fix, leadsTo }: Rule): CheckDefinition<'source'> {
  return defineCheck({
    id,
    severity,
    title,
    why,
    fix,
    leadsTo,
    looksAt: 'source',
    needs: [],
    async run({ folder, read }) {
      return open(read.findings, id).map(found => toldAs(folder, found));
    },
  });
}
