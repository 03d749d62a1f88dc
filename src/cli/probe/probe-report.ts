import { printable } from '../../pool/printable.ts';
import { timeTaken } from '../../pool/time-taken.ts';
import type { ProbeRun, RunSubject, StageOutcome } from '../../probe/run.ts';
import { subjectName, subjectPath } from '../../probe/subject-name.ts';
import type { PassedOverWork } from '../../probe/work.ts';
import type { Paint } from '../paint.ts';
import { withoutCommands } from '../without-commands.ts';
import { wrapped } from '../wrapped.ts';
import type { RoundReport } from './round-report.ts';

/** How reports look. */
export interface Look {
  readonly paint: Paint;
  readonly columns: number;
}

/** One run, stage by stage, for people. */
export function runReport(run: ProbeRun, look: Look): string {
  return withoutCommands(runLines(printable(run), look).join('\n'));
}

/** The lines of a run in which nothing is left that a terminal obeys. */
function runLines(run: ProbeRun, { paint, columns }: Look): readonly string[] {
  const { clientId, poolId } = run.subject;
  const place = clientId === undefined ? `pool ${poolId}` : `client ${clientId}, pool ${poolId}`;
  const width = Math.max(9, ...run.stages.map(({ stage }) => stage.length));
  const { failure } = run;
  return [
    ...wrapped(`${subjectName(run.subject)}: ${run.journey}`, columns, '').map(paint.bold),
    ...wrapped(place, columns, '').map(paint.dim),
    ...run.stages.flatMap(stage => stageLines(stage, width, { paint, columns })),
    ...(failure ? failureLines(failure, { paint, columns }) : []),
    failure
      ? `${paint.bad('failed')} at the stage ${failure.stage}${blame[failure.kind]}`
      : `${paint.good('ok')} in ${timeTaken(run.milliseconds)}`,
  ];
}

const blame = {
  target: '',
  mailbox: ', because of the mailbox',
  quota: ', because of a quota',
  probe: ', because of the probe itself',
} as const;

/** A round as a table: each failed run in full, and why the others were not made. */
export function tableReport(report: RoundReport, look: Look): string {
  return withoutCommands(tableLines(printable(report), look).join('\n'));
}

function tableLines({ runs, passedOver, postponed }: RoundReport, look: Look): readonly string[] {
  const { paint } = look;
  const several = new Set([...runs, ...passedOver, ...postponed].map(({ journey }) => journey)).size > 1;
  const cells = (journey: string, subject: RunSubject) => [
    ...[several ? journey : '', subject.poolName, subject.clientName ?? '', subject.clientId ?? ''],
    String(subject.userNumber ?? ''),
  ];
  const header = ['journey', 'pool', 'client', 'client id', 'user', 'result', 'time'];
  const tried = runs.map(({ journey, subject, failure, milliseconds }) => [
    ...cells(journey, subject),
    ...[failure ? `failed: ${failure.stage}` : 'ok', timeTaken(milliseconds)],
  ]);
  const notMade = [
    ['postponed', postponed],
    ['passed over', passedOver],
  ] as const;
  const others = notMade.flatMap(([result, of]) =>
    of.map(({ journey, subject }) => [...cells(journey, subject), ...[result, '']]),
  );
  const failed = runs.filter(({ failure }) => failure);
  const good = runs.length - failed.length;
  const rest = notMade.map(([result, { length }]) => (length > 0 ? `, ${length} ${result}` : '')).join('');
  return [
    ...fitting(header, [...tried, ...others], look),
    '',
    ...failed.flatMap(run => [...runLines(run, look), '']),
    ...notMade.flatMap(([result, of]) => reasonLines(result, of, look)),
    failed.length + postponed.length === 0
      ? paint.good(`${good} of ${runs.length} ok${rest}`)
      : paint.bad(
          `${good} of ${runs.length} ok${failed.length > 0 ? `, ${failed.length} failed` : ''}${rest}`,
        ),
  ];
}

/** Each reason once, under a title. */
function reasonLines(
  result: string,
  of: readonly PassedOverWork[],
  { paint, columns }: Look,
): readonly string[] {
  if (of.length === 0) return [];
  const reasons = [...new Set(of.map(({ reason }) => `${reason[0]?.toUpperCase()}${reason.slice(1)}`))];
  const title = `${result[0]?.toUpperCase()}${result.slice(1)}`;
  return [paint.bold(title), ...reasons.flatMap(reason => wrapped(reason, columns, '  ')), ''];
}

/** One run as a line, for a process that makes them again and again; a failed one in full. */
export function runLine(run: ProbeRun, look: Look): string {
  const at = new Date(run.startedAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const name = subjectPath(printable(run.subject));
  const line = `${at}  ${run.journey}  ${name}  ${run.failure ? look.paint.bad('failed') : look.paint.good('ok')} in ${timeTaken(run.milliseconds)}`;
  return withoutCommands(run.failure ? `${line}\n${runReport(run, look)}` : line);
}

/**
 * The rows in columns, without those that say nothing; nor the ids where they would make it too wide. Where it is too wide
 * all the same, each row is a paragraph.
 */
function fitting(
  header: readonly string[],
  rows: readonly string[][],
  { paint, columns }: Look,
): readonly string[] {
  const told = header.filter((_title, column) => rows.some(row => row[column] !== ''));
  const only = (titles: readonly string[]) =>
    aligned(
      [header, ...rows].map(row => row.filter((_cell, column) => titles.includes(header[column] ?? ''))),
    );
  const tables = [only(told), only(told.filter(title => title !== 'client id'))];
  const table = tables.find(lines => lines.every(line => line.length <= columns));
  if (table) return table.map((line, index) => (index === 0 ? paint.bold(line) : line));
  return rows.flatMap(row => {
    const words = row.flatMap((cell, column) => {
      if (cell === '' || header[column] === 'client id') return [];
      return [header[column] === 'user' ? `user ${cell}` : cell];
    });
    return wrapped(words.join(', '), columns, '', '  ');
  });
}

function aligned(rows: readonly string[][]): readonly string[] {
  const widths = (rows[0] ?? []).map((_title, column) =>
    Math.max(...rows.map(row => row[column]?.length ?? 0)),
  );
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function stageLines(stage: StageOutcome, width: number, { paint, columns }: Look): readonly string[] {
  const { outcome, milliseconds, seen } = stage;
  const mark =
    outcome === 'ok' ? paint.good('ok     ') : outcome === 'failed' ? paint.bad('failed ') : 'not run';
  const took = (outcome === 'not run' ? '' : timeTaken(milliseconds)).padStart(9);
  // The escapes of colours take no place.
  const begin = `  ${'x'.repeat(7)} ${stage.stage.padEnd(width)} ${took}  `;
  const [first = '', ...more] = wrapped(seen, columns, begin, ' '.repeat(begin.length));
  return [`  ${mark}${first.slice(9)}`.trimEnd(), ...more];
}

function failureLines({ cause, findings }: NonNullable<ProbeRun['failure']>, look: Look): readonly string[] {
  const { paint, columns } = look;
  const indent = ' '.repeat(10);
  const titled = (title: string, words: string) => {
    const [first = '', ...more] = wrapped(words, columns, indent);
    return [`  ${paint.bold(title.padEnd(8))}${first.slice(10)}`, ...more];
  };
  return [
    ...(cause ? titled('cause', `${cause.id}: ${cause.title}`) : []),
    ...Object.entries(cause?.facts ?? {}).flatMap(([name, value]) =>
      wrapped(`${name}: ${String(value)}`, columns, indent),
    ),
    ...(cause?.fix === undefined ? [] : titled('fix', cause.fix)),
    ...findings.flatMap(({ check, title }) => titled('doctor', `${check}: ${title}`)),
  ];
}
