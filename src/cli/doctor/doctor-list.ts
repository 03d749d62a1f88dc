import type { FiledCheck } from '../../doctor/read-checks.ts';
import type { Paint } from '../paint.ts';
import { wrapped } from '../wrapped.ts';
import { docsOf } from './report-context.ts';

/** Every check by area, for people. */
export function checkList(checks: readonly FiledCheck[], paint: Paint, columns: number): string {
  const areas = [...Map.groupBy(checks, ({ area }) => area)].map(([area, of]) =>
    [
      paint.bold(area),
      ...of.flatMap(({ check: { id, severity, title } }) => [
        `  ${id} ${paint.dim(`(${severity})`)}`,
        ...wrapped(`${title}.`, columns, '      '),
      ]),
    ].join('\n'),
  );
  return [...areas, `${checks.length} checks.`].join('\n\n');
}

/** Every check, for programs. */
export function checkListData(checks: readonly FiledCheck[]): readonly object[] {
  return checks.map(({ area, check: { run: _run, ...check } }) => ({
    area,
    ...check,
    docs: docsOf(check.id),
  }));
}
