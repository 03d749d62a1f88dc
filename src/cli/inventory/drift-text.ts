import type { Drift } from '../../inventory/drift.ts';
import { printable } from '../../pool/printable.ts';
import { timeTaken } from '../../pool/time-taken.ts';
import { counted } from '../counted.ts';
import type { Paint } from '../paint.ts';
import { withoutCommands } from '../without-commands.ts';
import { wrapped } from '../wrapped.ts';
import { type DriftReport, gapWords, placeOf, signOf } from './drift-report.ts';
import { changeWords, itemsOf, poolWords, subjectWords } from './drift-words.ts';

/** How the report for people looks. */
export interface Look {
  readonly paint: Paint;
  readonly columns: number;
}

/** The report for people: what has come apart, by pool, as plans of infrastructure are written; the sum last. */
export function textReport(report: DriftReport, look: Look): string {
  const rest = asideLines(report).flatMap(line => wrapped(printable(line), look.columns, '', '  '));
  const lines = [...driftList(report, look), ...rest, ...(rest.length > 0 ? [''] : []), ...sum(report, look)];
  return withoutCommands(lines.join('\n'));
}

/** What a list of drifts is told with. */
export type ListedDrifts = Pick<DriftReport, 'drifts' | 'file' | 'placeOf' | 'fromEnvironment'>;

/** Drifts by pool, a line or more for each, and an empty line behind each pool. */
export function driftList(report: ListedDrifts, { paint, columns }: Look): readonly string[] {
  const byPool = Map.groupBy(report.drifts, drift => poolWords(drift, report.file));
  return [...byPool].flatMap(([pool, drifts]) => [
    ...wrapped(printable(pool), columns, '', '  ').map(paint.bold),
    ...[...Map.groupBy(drifts, subjectWords)].flatMap(([subject, ofOne]) =>
      subjectLines(printable(subject), ofOne, report, { paint, columns }),
    ),
    '',
  ]);
}

function subjectLines(
  subject: string,
  drifts: readonly Drift[],
  report: ListedDrifts,
  look: Look,
): readonly string[] {
  if (subject === '') return drifts.flatMap(drift => driftLines(drift, '  ', report, look));
  const [first] = drifts;
  // What is gone or new is told in one line with its name.
  if (first && first.change !== 'changed' && drifts.length === 1) {
    const line = `${subject} ${changeWords(first, report)}`;
    return signed(first, line, '  ', report, look);
  }
  const [head = '', ...more] = wrapped(subject, look.columns, '  ~ ', '      ');
  return [
    `  ${look.paint.bold('~')}${head.slice(3)}`,
    ...more,
    ...drifts.flatMap(drift => driftLines(drift, '      ', report, look)),
  ];
}

function driftLines(drift: Drift, indent: string, report: ListedDrifts, look: Look): readonly string[] {
  const items = drift.change === 'changed' ? itemsOf(drift, report) : undefined;
  if (!items) return signed(drift, changeWords(drift, report), indent, report, look);
  const inner = `${indent}    `;
  return [
    ...signed(drift, drift.field, indent, report, look),
    ...items.gone.flatMap(item => wrapped(printable(`- ${item}`), look.columns, inner, `${inner}  `)),
    ...items.added.flatMap(item => wrapped(printable(`+ ${item}`), look.columns, inner, `${inner}  `)),
  ];
}

function signed(
  drift: Drift,
  words: string,
  indent: string,
  report: ListedDrifts,
  { paint, columns }: Look,
): readonly string[] {
  const sign = signOf(drift);
  const { line } = placeOf(drift, report);
  const place = line > 0 ? `  ${printable(report.file)}:${line}` : '';
  const lines = wrapped(printable(words), columns, `${indent}${sign} `, `${indent}    `);
  const [first = '', ...others] = lines;
  const painted = `${first.slice(0, indent.length)}${paint.bold(sign)}${first.slice(indent.length + 1)}`;
  const told = [painted, ...others];
  if (place === '') return told;
  const last = lines.at(-1) ?? '';
  if (last.length + place.length > columns) return [...told, `${indent}  ${paint.dim(place)}`];
  return [...told.slice(0, -1), `${told.at(-1) ?? ''}${paint.dim(place)}`];
}

/** What is no drift but must be known: what was not read, what is ignored, what cannot be held. */
function asideLines({ gaps, ignored, stale, beyond, notLookedAt }: DriftReport): readonly string[] {
  return [
    ...gaps.map(gapWords),
    ...notLookedAt.map(({ id, name }) => `Not looked at, as its region was not read: ${name} ${id}.`),
    ...(beyond.length > 0
      ? [
          `Not held, as pools.yaml has no key for it: ${beyond.map(({ of, field }) => `${field} of ${of}`).join(', ')}.`,
        ]
      : []),
    ...ignored.map(({ drift, reason }) => {
      const of = [poolWords(drift, 'pools.yaml'), subjectWords(drift)].filter(word => word !== '').join(', ');
      return `Ignored: ${drift.field} of ${of}: ${reason}`;
    }),
    ...stale.map(({ entry: { of = '*', field = '*', expires }, why }) =>
      why === 'expired'
        ? `Ignored no longer since ${expires} has passed: ${field} of ${of}.`
        : `To be taken out of what is ignored, as nothing differs there: ${field} of ${of}.`,
    ),
  ];
}

function sum(report: DriftReport, { paint, columns }: Look): readonly string[] {
  const { drifts, gaps, pools, clients, milliseconds, source } = report;
  const count = (sign: string) => drifts.filter(drift => signOf(drift) === sign).length;
  const read = `${counted(pools, 'pool')}, ${counted(clients, 'app client')} of ${source}, ${timeTaken(milliseconds)}`;
  const unknown = gaps.length > 0 ? `, ${gaps.length} unknown` : '';
  if (drifts.length === 0 && gaps.length === 0)
    return wrapped(printable(`No drift: ${read}.`), columns, '', '  ').map(paint.good);
  const verdict =
    drifts.length === 0
      ? `No drift in what could be read${unknown}: ${read}.`
      : `Drift: ${count('+')} not in ${report.file} (+), ${count('-')} gone (-), ${count('~')} changed (~)${unknown}: ${read}.`;
  return wrapped(printable(verdict), columns, '', '  ').map(line =>
    drifts.length === 0 ? line : paint.bad(line),
  );
}
