import { readableJson } from '../readable-json.ts';
import { type DriftReport, describedOf, gapData, isDrifted, placeOf } from './drift-report.ts';

/** The form of the JSON. It changes only where readers would break. */
const schemaVersion = 1;

/** The report as JSON. */
export function jsonReport(report: DriftReport): string {
  const { file, source, pools, clients, drifts, ignored, stale, gaps, beyond, notLookedAt, milliseconds } =
    report;
  return readableJson({
    schemaVersion,
    file,
    source,
    ok: !isDrifted(report) && gaps.length === 0,
    read: { pools, clients },
    drifts: drifts.map(drift => asData(drift, report)),
    ignored: ignored.map(({ drift, reason }) => ({ ...asData(drift, report), reason })),
    notIgnoredAnyMore: stale.map(({ entry, why }) => ({ ...entry, why })),
    unknown: gaps.map(gapData),
    notHeld: beyond,
    notLookedAt: notLookedAt.map(({ id, name }) => ({ id, name })),
    milliseconds: Math.round(milliseconds),
  });
}

function asData(drift: DriftReport['drifts'][number], report: DriftReport): object {
  const { change, subject, field, actual } = drift;
  const { line, column } = placeOf(drift, report);
  return {
    change,
    about: subject,
    field,
    described: describedOf(drift, report),
    actual,
    place: { file: report.file, line, column },
  };
}
