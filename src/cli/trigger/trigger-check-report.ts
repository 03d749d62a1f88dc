import { timeTaken } from '../../pool/time-taken.ts';
import type { Checked, CheckedEvent, CheckedSource, Verdict } from '../../trigger-check/check-handler.ts';
import type { Finding } from '../../trigger-check/finding.ts';
import { counted } from '../counted.ts';
import type { Paint } from '../paint.ts';

/** How many records of what a handler printed are shown for a finding. */
const mostPrinted = 10;

/** What was found with a handler, source by source; the same finding with several events is told once. */
export function checkReport(file: string, results: readonly Checked[], paint: Paint): string {
  const sections = results.flatMap(result => {
    if ('unreached' in result) return [];
    const { contract, pool } = result.subject;
    const version = contract.version === '1' ? '' : `, version ${contract.version}`;
    const title = `${file} as ${contract.name}${version}${pool ? ` of ${pool.name}` : ''}`;
    return [[paint.bold(title), ...result.sources.flatMap(source => sourceLines(source, paint))].join('\n')];
  });
  return [...sections, total(results, paint)].join('\n\n');
}

function sourceLines({ source, verdict, events, notTried }: CheckedSource, paint: Paint): string[] {
  const lines = [`  ${mark(verdict, paint)} ${source}  ${counted(events.length, 'event')}, ${times(events)}`];
  for (const told of inOrder(events)) lines.push(...findingLines(told, events.length, paint));
  if (notTried.length > 0) lines.push(`          not tried then: ${notTried.join(', ')}`);
  return lines;
}

/** What is another in each run and tells no two failures apart: ids of requests, points in time, durations. */
const passing =
  /\b(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?|\d{13}|\d+(?:\.\d+)? ?(?:ms|s|seconds))\b/gi;

interface Told {
  readonly finding: Finding;
  readonly of: readonly CheckedEvent[];
}

/** Each finding with the events that it was made with, those of production first. */
function inOrder(events: readonly CheckedEvent[]): readonly Told[] {
  const pairs = events.flatMap(event =>
    [...event.findings, ...event.advice].map(finding => ({ finding, event })),
  );
  const groups = Map.groupBy(pairs, ({ finding }) =>
    JSON.stringify([finding.problem, finding.error]).replaceAll(passing, '…'),
  );
  const told = [...groups.values()].flatMap(group => {
    const [first] = group;
    return first ? [{ finding: first.finding, of: group.map(({ event }) => event) }] : [];
  });
  const isFailure = ({ finding, of }: Told) => finding.cause !== undefined && of.some(isFailed);
  return [...told.filter(isFailure), ...told.filter(one => !isFailure(one))];
}

function findingLines({ finding, of }: Told, all: number, paint: Paint): string[] {
  const isFailure = finding.cause !== undefined && of.some(isFailed);
  const names =
    of.length === all && all > 1 ? `all ${all} events` : of.map(({ variant }) => variant).join(', ');
  const printed = (of[0]?.printed ?? []).slice(0, mostPrinted).flatMap(record => record.split('\n'));
  return [
    `          ${isFailure ? paint.bad('failure') : 'warning'}  ${finding.problem}`,
    ...[
      row('with', names, paint),
      ...findingRows(finding, paint),
      ...printed.map(line => row('printed', line, paint)),
    ].map(line => `                   ${line}`),
  ];
}

/** What Cognito would do about a finding, a line each. */
export function findingRows({ error, consequence, cause }: Finding, paint: Paint): readonly string[] {
  const rows = [
    ['client sees', error && `${error.type}: ${error.message}`],
    ['and then', consequence],
    ['cause', cause],
  ] as const;
  return rows.flatMap(([name, text]) =>
    text === undefined ? [] : text.split('\n').map(line => row(name, line, paint)),
  );
}

function row(name: string, text: string, paint: Paint): string {
  return `${paint.dim(name.padEnd(11))}  ${text}`;
}

function isFailed({ verdict }: CheckedEvent): boolean {
  return verdict === 'failed';
}

function total(results: readonly Checked[], paint: Paint): string {
  const events = results
    .flatMap(result => ('sources' in result ? result.sources : []))
    .flatMap(source => source.events);
  const having = (verdict: Verdict) => events.filter(event => event.verdict === verdict).length;
  const [failed, warned] = [having('failed'), having('warned')];
  const text = `Events: ${events.length}, failed: ${failed}, with a warning: ${warned}.`;
  const hint = failed + warned > 0 ? '\nSee one with lifeguard trigger sample SOURCE --variant NAME.' : '';
  return (failed > 0 ? paint.bad(text) : paint.good(text)) + hint;
}

function mark(verdict: Verdict, paint: Paint): string {
  if (verdict === 'ok') return paint.good('ok     ');
  return verdict === 'failed' ? paint.bad('failed ') : 'warning';
}

function times(events: readonly CheckedEvent[]): string {
  const all = events.map(({ milliseconds }) => milliseconds);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return all.length === 1 ? timeTaken(most) : `${timeTaken(least)} to ${timeTaken(most)}`;
}
