import { timeTaken } from '../../pool/time-taken.ts';
import { counted } from '../counted.ts';
import type { Paint } from '../paint.ts';
import { withoutCommands } from '../without-commands.ts';
import { wrapped } from '../wrapped.ts';
import { byInvariant, type GuardReport, isFailed, problemsIn } from './guard-report.ts';

/** The report for people: a line for each invariant, and what is wrong below it. */
export function textReport(report: GuardReport, paint: Paint, columns: number): string {
  const { page, browser, pools, verdicts, mutants, milliseconds } = report;
  const lines = [paint.bold(`${page} in ${browser}`), ''];
  for (const [invariant, held] of byInvariant(verdicts)) {
    const wrong = held.filter(({ problem }) => problem !== undefined).length;
    const unseen = held.filter(({ isSeen }) => !isSeen).length;
    const mark = wrong > 0 ? paint.bad('wrong') : unseen > 0 ? paint.dim('open ') : paint.good('ok   ');
    const count = [
      ...(wrong > 0 ? [`${wrong} of ${held.length} wrong`] : []),
      ...(unseen > 0 ? [`${unseen} of ${held.length} not seen`] : []),
    ].join(', ');
    lines.push(`  ${mark}  ${invariant.id.padEnd(31)} ${count || held.length}`);
    for (const line of problemsIn(held)) lines.push(...wrapped(line, columns, '         '));
  }
  if (mutants.length > 0) lines.push('', paint.bold('Known faults, put into the page'));
  for (const { name, about, outcome, by } of mutants) {
    const told = { caught: paint.good('caught'), 'not caught': paint.bad('MISSED'), 'no place': 'none  ' }[
      outcome
    ];
    const how = by ?? 'nothing gave it away';
    lines.push(`  ${told} ${name.padEnd(16)} ${about}`, ...wrapped(how, columns, '         '));
  }
  const wrong = verdicts.filter(({ problem }) => problem !== undefined).length;
  const missed = mutants.filter(({ outcome }) => outcome === 'not caught').length;
  const looked = [
    counted(pools.clients.length, 'app client'),
    counted(verdicts.length, 'check'),
    timeTaken(milliseconds),
  ].join(', ');
  const sum = [
    ...(wrong > 0 ? [`${wrong} wrong`] : []),
    ...(missed > 0 ? [`${counted(missed, 'fault')} not caught`] : []),
  ].join(', ');
  lines.push('', isFailed(report) ? paint.bad(`${sum}: ${looked}`) : paint.good(`Nothing wrong: ${looked}`));
  return withoutCommands(lines.join('\n'));
}
