import { annotation } from '../github-annotation.ts';
import { type DriftReport, placeOf } from './drift-report.ts';
import { changeWords, poolWords, subjectWords } from './drift-words.ts';

/** GitHub shows no more of one kind in a step (observed). */
const most = 10;

/** The report as annotations of a GitHub Actions step, at the lines of pools.yaml. */
export function githubReport(report: DriftReport): string {
  const { drifts, gaps, stale, notLookedAt, file } = report;
  const told = drifts.slice(0, most).map(drift => {
    const { line, column } = placeOf(drift, report);
    const title = `Drift: ${poolWords(drift, file)}`;
    const message = [subjectWords(drift), changeWords(drift, report)].filter(word => word !== '').join(': ');
    return annotation('error', { file, line: Math.max(1, line), col: column, title }, message);
  });
  const more = drifts.length - told.length;
  const unknown = gaps.slice(0, most).map(({ what, why, pool }) => {
    const of = pool === undefined ? '' : ` of ${pool}`;
    return annotation('warning', { file, title: `Unknown${of}` }, `${what}: ${why}`);
  });
  const old = stale
    .slice(0, most)
    .map(({ entry: { of = '*', field = '*' }, why }) =>
      annotation(
        'notice',
        { title: 'Inventory' },
        `What is ignored has an entry that is ${why}: ${field} of ${of}.`,
      ),
    );
  const unread = notLookedAt
    .slice(0, most)
    .map(({ id, name }) =>
      annotation(
        'notice',
        { file, title: 'Inventory' },
        `Not looked at, as its region was not read: ${name} ${id}.`,
      ),
    );
  const lines = [
    ...told,
    ...(more > 0 ? [`${more} more differences are not annotated.`] : []),
    ...unknown,
    ...unread,
    ...old,
  ];
  return lines.length === 0 ? 'No drift.' : lines.join('\n');
}
