import { counted } from '../counted.ts';
import { markdownCell } from '../markdown-cell.ts';
import { type DriftReport, describedOf, placeOf, signOf, valueWords } from './drift-report.ts';
import { poolWords, settingWords, subjectWords } from './drift-words.ts';

/** How many rows a table has: GitHub takes 65,536 characters in a comment. */
const most = 150;

/** The report as Markdown, for a pull request: a table with a row for each difference. */
export function markdownReport(report: DriftReport): string {
  const { drifts, gaps, ignored, stale, beyond, notLookedAt, file, source, pools, clients } = report;
  const cell = markdownCell;
  const rows = drifts.slice(0, most).map(drift => {
    const { line } = placeOf(drift, report);
    const field = drift.change === 'changed' ? drift.field : wordsOf[drift.change];
    const isWhole = drift.change === 'added' || drift.change === 'removed';
    const [was, is] = isWhole
      ? drift.change === 'added'
        ? ['', 'exists']
        : ['described', '']
      : [settingWords(drift, describedOf(drift, report)), settingWords(drift, drift.actual)];
    const about = subjectWords(drift) === '' ? 'the pool' : subjectWords(drift);
    const cells = [signOf(drift), poolWords(drift, file), about, field, was, is, `${file}:${line}`];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  const title =
    drifts.length === 0
      ? gaps.length === 0
        ? `**No drift** between ${cell(file)} and ${cell(source)}.`
        : `No drift in what could be read of ${cell(source)}; ${gaps.length} unknown.`
      : `**${counted(drifts.length, 'difference')}** between ${cell(file)} and ${cell(source)}.`;
  const table =
    rows.length === 0
      ? []
      : [
          '',
          `| | Pool | About | Field | ${cell(file)} | ${cell(source)} | Place |`,
          '| --- | --- | --- | --- | --- | --- | --- |',
          ...rows,
        ];
  const more = drifts.length - rows.length;
  return [
    title,
    ...table,
    ...(more > 0 ? ['', `${more} more are not shown.`] : []),
    ...list(
      'Unknown',
      gaps.map(({ what, why, pool }) => `${pool === undefined ? '' : `${pool}: `}${what}: ${why}`),
    ),
    ...list(
      'Not looked at, as their regions were not read',
      notLookedAt.map(({ id, name }) => `${name} ${id}`),
    ),
    ...list(
      'Not held, as pools.yaml has no key for it',
      beyond.map(({ of, field, value }) => `${of}: ${field} (${valueWords(value)})`),
    ),
    ...list(
      'Ignored',
      ignored.map(({ drift, reason }) => `${poolWords(drift, file)}: ${drift.field}: ${reason}`),
    ),
    ...list(
      'To be taken out of what is ignored',
      stale.map(({ entry: { of = '*', field = '*' }, why }) => `${field} of ${of}: ${why}`),
    ),
    '',
    `${counted(pools, 'pool')} and ${counted(clients, 'app client')} were read.`,
  ].join('\n');
}

const wordsOf = { added: 'new', removed: 'gone', renamed: 'name', rotated: 'id' } as const;

function list(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, most).map(item => `- ${markdownCell(item)}`);
  const more = items.length - shown.length;
  return ['', `${title}:`, '', ...shown, ...(more > 0 ? [`- ${more} more`] : [])];
}
