import { posix } from 'node:path';
import type { SourceFinding } from '../source-check/finding.ts';
import type { Rule } from '../source-check/rule.ts';
import { rules } from '../source-check/rules.ts';
import { type CheckDefinition, defineCheck } from './check.ts';
import type { Finding } from './finding.ts';
import type { FiledCheck } from './read-checks.ts';

/** The area of the checks of code. */
const sourceArea = 'source';

/** The rules of source-check as checks: listed, chosen and told like all others. */
export const sourceChecks: readonly FiledCheck[] = rules.map(rule => ({
  area: sourceArea,
  check: sourceCheck(rule),
}));

/** Whether an id is of a check of code. */
export function isSourceCheck(id: string): boolean {
  return rules.some(rule => rule.id === id);
}

function open(findings: readonly SourceFinding[], rule: string): readonly SourceFinding[] {
  return findings.filter(found => found.rule === rule && found.accepted === undefined);
}

/** A finding in code as doctor tells it. Files are named from where the folder is named from. */
export function toldAs(
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
