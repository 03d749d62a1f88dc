import type { Diagnosis } from '../probe/diagnosis.ts';
import type { ProbeResult, StageResult } from '../probe/probe.ts';
import type { PassedOver } from '../probe/subjects.ts';
import type { Paint } from './paint.ts';

/** A probe's result with what is known of its failure. */
export interface DiagnosedResult {
  readonly result: ProbeResult;
  readonly diagnosis: Diagnosis | undefined;
}

/** One run, stage by stage, for people. */
export function runReport({ result, diagnosis }: DiagnosedResult, paint: Paint): string {
  const { clientName, clientId, poolName, poolId, username } = result.subject;
  const lines = [
    paint.bold(`${clientName} of ${poolName}`),
    paint.dim(`client ${clientId}, pool ${poolId}, user ${username}`),
    ...result.stages.map(stage => stageLine(stage, paint)),
  ];
  const failed = result.stages.find(stage => stage.outcome === 'failed');
  if (failed && diagnosis) lines.push(...causeLines(diagnosis, paint));
  lines.push(
    result.ok
      ? `${paint.good('ok')} in ${time(result.milliseconds)}`
      : `${paint.bad('failed')} at the stage ${failed?.stage}`,
  );
  return lines.join('\n');
}

/** Many runs as a table, each failed one in full, and why what is passed over cannot be probed. */
export function tableReport(
  runs: readonly DiagnosedResult[],
  passedOver: readonly PassedOver[],
  paint: Paint,
): string {
  const tried = runs.map(({ result }) => [
    result.subject.poolName,
    result.subject.clientName,
    result.subject.clientId,
    result.ok ? 'ok' : `failed: ${result.stages.find(stage => stage.outcome === 'failed')?.stage}`,
    time(result.milliseconds),
  ]);
  const others = passedOver.map(({ poolName, clientName, clientId }) => [
    poolName,
    clientName,
    clientId,
    'passed over',
    '',
  ]);
  const rows = [...tried, ...others];
  const header = ['pool', 'client', 'client id', 'result', 'time'];
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const failed = runs.filter(({ result }) => !result.ok);
  const good = runs.length - failed.length;
  const rest = passedOver.length > 0 ? `, ${passedOver.length} passed over` : '';
  return [
    paint.bold(line(header)),
    ...rows.map(line),
    '',
    ...failed.flatMap(run => [runReport(run, paint), '']),
    ...(passedOver.length > 0
      ? [paint.bold('Passed over'), ...passedOver.map(({ reason }) => `  ${reason}`), '']
      : []),
    failed.length === 0
      ? paint.good(`${good} of ${runs.length} ok${rest}`)
      : paint.bad(`${good} of ${runs.length} ok, ${failed.length} failed${rest}`),
  ].join('\n');
}

function stageLine({ stage, outcome, milliseconds, seen }: StageResult, paint: Paint): string {
  const mark =
    outcome === 'ok' ? paint.good('ok     ') : outcome === 'failed' ? paint.bad('failed ') : 'not run';
  const took = outcome === 'not run' ? '' : time(milliseconds);
  return `  ${mark} ${stage.padEnd(9)} ${took.padStart(9)}  ${seen}`.trimEnd();
}

function causeLines({ id, title, facts }: Diagnosis, paint: Paint): string[] {
  return [
    `  ${paint.bold('cause')}   ${id}: ${title}`,
    ...Object.entries(facts).map(([name, value]) => `          ${name}: ${String(value)}`),
  ];
}

function time(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1_000).toFixed(2)} s`;
}
