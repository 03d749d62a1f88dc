import type { Report, ReportedFinding } from '../../doctor/report.ts';
import { nameOf, poolOf } from '../../doctor/subject.ts';
import { readableJson } from '../readable-json.ts';
import { docsOf, placeOf, type ReportContext } from './report-context.ts';

/** The form of the JSON. It changes only where readers would break. */
const schemaVersion = 1;

/** The report as JSON. */
export function jsonReport(report: Report, context: ReportContext): string {
  const { version, target, startedAt, milliseconds } = context;
  const data = {
    schemaVersion,
    tool: { name: 'lifeguard doctor', version },
    target,
    startedAt: new Date(startedAt).toISOString(),
    milliseconds: Math.round(milliseconds),
    counts: report.counts,
    findings: report.findings.map(found => asData(found, context)),
    accepted: report.accepted.map(found => ({ ...asData(found, context), reason: found.accepted })),
    notLookedAt: report.notLookedAt,
    ...sourceOf(report),
    baseline: report.stale.map(({ entry, why }) => ({ ...entry, why })),
  };
  return readableJson(data);
}

/** What was read of a folder of code, and what was not. */
function sourceOf({ subjects: { source } }: Report): object {
  const [subject] = source;
  if (!subject) return {};
  const { findings: _told, ...read } = subject.read;
  return { source: { folder: subject.folder, ...read } };
}

function asData(found: ReportedFinding, context: ReportContext): object {
  const { area, check, severity, subject, finding } = found;
  const pool = poolOf(subject);
  return {
    id: check.id,
    area,
    severity,
    title: check.title,
    says: finding.says,
    about: {
      kind: subject.kind,
      name: nameOf(subject),
      ...(pool && { pool: pool.id }),
      ...(subject.kind === 'client' && { client: subject.id }),
    },
    place: placeOf(found, context),
    seen: finding.seen,
    leadsTo: check.leadsTo,
    fix: { text: check.fix, commands: finding.commands ?? [], templates: finding.templates ?? [] },
    covers: check.covers ?? [],
    docs: docsOf(check.id),
  };
}
