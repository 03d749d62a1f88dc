import { createHash } from 'node:crypto';
import type { Check } from '../../doctor/check.ts';
import type { Report, ReportedFinding } from '../../doctor/report.ts';
import { nameOf } from '../../doctor/subject.ts';
import type { Severity } from '../../pool/severity.ts';
import { readableJson } from '../readable-json.ts';
import { seenWords } from './doctor-text.ts';
import { docsOf, placeOf, type ReportContext } from './report-context.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'note' };

/**
 * The report as SARIF 2.1.0, for code scanning. A finding stands at the line of pools.yaml that it is about; accepted
 * ones are there as suppressed.
 */
export function sarifReport(report: Report, context: ReportContext): string {
  const checks = new Map(report.results.map(({ check }) => [check.id, check]));
  const ids = [...checks.keys()];
  const driver = {
    name: 'lifeguard doctor',
    semanticVersion: context.version,
    rules: [...checks.values()].map(rule),
  };
  const results = [...report.findings, ...report.accepted].map(found => result(found, ids, context));
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  const $schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return readableJson({ $schema, version: '2.1.0', runs: [run] });
}

/** Of a place in code: its file and line as they read, which other lines above do not change. */
function inCode({ place, seen: [{ actual }] }: ReportedFinding['finding']): readonly string[] {
  return place ? [place.file, actual] : [];
}

function rule({ id, title, why, fix, severity }: Check): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${fix} See ${docsOf(id)}.`, markdown: `${why}\n\n${fix}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function result(found: ReportedFinding, ids: readonly string[], context: ReportContext): object {
  const { check, finding, severity, subject, accepted } = found;
  const place = placeOf(found, context);
  const about = nameOf(subject);
  const text = [`${about}: ${finding.says}`, ...finding.seen.map(seenWords), check.fix].join('\n');
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([check.id, about, finding.says, ...inCode(finding)]))
    .digest('hex');
  return {
    ruleId: check.id,
    ruleIndex: ids.indexOf(check.id),
    level: levels[severity],
    message: { text },
    locations: [
      {
        ...(place && {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(place.file.replaceAll('\\', '/')) },
            region: { startLine: Math.max(1, place.line), startColumn: Math.max(1, place.column) },
          },
        }),
        logicalLocations: [{ fullyQualifiedName: about, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'lifeguardDoctor/v1': fingerprint },
    ...(accepted !== undefined && { suppressions: [{ kind: 'external', justification: accepted }] }),
  };
}
