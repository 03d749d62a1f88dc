import type { LeftDrift } from '../../inventory/edit.ts';
import type { Pulled } from '../../inventory/pull.ts';
import { printable } from '../../pool/printable.ts';
import { counted } from '../counted.ts';
import { readableJson } from '../readable-json.ts';
import { withoutCommands } from '../without-commands.ts';
import { wrapped } from '../wrapped.ts';
import {
  type DriftReport,
  describedOf,
  gapData,
  gapWords,
  type NamedGap,
  type NamedInexpressible,
  signOf,
} from './drift-report.ts';
import { driftList, type Look } from './drift-text.ts';
import { changeWords, poolWords, subjectWords } from './drift-words.ts';

/** What pull has done, for a report. */
export interface PullReport extends Pulled, Pick<DriftReport, 'placeOf' | 'fromEnvironment'> {
  /** The file that was written, or would be. */
  readonly file: string;
  readonly source: string;
  readonly outcome: 'written' | 'dry run' | 'as it was';
  /** Whether there was no file before. */
  readonly isFirst: boolean;
  readonly gaps: readonly NamedGap[];
  readonly beyond: readonly NamedInexpressible[];
}

/** The report for people. */
export function pullText(report: PullReport, look: Look): string {
  const { columns, paint } = look;
  const { written, left, gaps, beyond, file } = report;
  const aside = [
    ...left.map(one => `Left: ${leftWords(one, report)}: ${one.why}.`),
    ...beyond.map(({ of, field, value }) => `No key in pools.yaml: ${field} of ${of}: ${value}.`),
    ...gaps.map(gapWords),
  ].flatMap(line => wrapped(printable(line), columns, '', '  '));
  const changes = `${counted(written.length, 'change')} from ${report.source}`;
  const pools = written.filter(({ subject, change }) => subject.kind === 'pool' && change === 'added').length;
  const what = report.isFirst ? `${counted(pools, 'pool')} of ${report.source}` : changes;
  const verdict = {
    written: `Wrote ${file}: ${what}.`,
    'dry run': `Would write ${file}: ${what}.`,
    'as it was': `${file} is as it was: nothing to change from ${report.source}.`,
  }[report.outcome];
  const lines = [
    ...driftList({ ...report, drifts: written }, look),
    ...aside,
    ...(aside.length > 0 ? [''] : []),
    ...wrapped(printable(verdict), columns, '', '  ').map(line => paint.good(line)),
  ];
  return withoutCommands(lines.join('\n'));
}

function leftWords({ drift }: LeftDrift, report: PullReport): string {
  const words = [poolWords(drift, report.file), subjectWords(drift), changeWords(drift, report)];
  return words.filter(word => word !== '').join(' ');
}

/** The report as JSON. */
export function pullJson(report: PullReport): string {
  const { file, source, outcome, written, left, gaps, beyond } = report;
  const asData = (drift: Pulled['written'][number]) => ({
    change: drift.change,
    sign: signOf(drift),
    about: drift.subject,
    field: drift.field,
    described: describedOf(drift, report),
    actual: drift.actual,
  });
  return readableJson({
    schemaVersion: 1,
    file,
    source,
    outcome,
    written: written.map(asData),
    left: left.map(({ drift, why }) => ({ ...asData(drift), why })),
    unknown: gaps.map(gapData),
    notHeld: beyond,
  });
}
