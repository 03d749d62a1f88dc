import { printable } from '../../pool/printable.ts';
import type { ReplayedCall } from '../../tap/replay/replay.ts';
import { counted } from '../counted.ts';
import type { Paint } from '../paint.ts';
import { wrapped } from '../wrapped.ts';

/** How many calls ended how. */
export interface ReplayCounts {
  readonly calls: number;
  readonly same: number;
  readonly differ: number;
  /** Those that had to be, and could not. */
  readonly notReplayed: number;
  readonly leftOut: number;
}

export function replayCounts(results: readonly ReplayedCall[]): ReplayCounts {
  const count = (result: ReplayedCall['result']) => results.filter(one => one.result === result).length;
  return {
    calls: results.length,
    same: count('same'),
    differ: count('differs'),
    notReplayed: count('not replayed'),
    leftOut: count('left out'),
  };
}

/** One call as lines; none where it is the same. */
export function replayedLines(replayed: ReplayedCall, columns: number, paint: Paint): string[] {
  // A recording and a target may come from anywhere: a terminal must not obey what they say.
  const { call, operation, result, differences, why } = printable(replayed);
  if (result === 'same') return [];
  const mark = result === 'left out' ? result : paint.bad(result);
  const head = `${String(call).padStart(5)}  ${operation}: ${mark}`;
  const indent = ' '.repeat(7);
  if (result !== 'differs') return [head, ...wrapped(why ?? '', columns, indent)];
  const lines = differences.flatMap(({ in: where, recorded, replayed: now }) => [
    ...wrapped(shown(where, recorded), columns, `${indent}recorded  `, `${indent}          `),
    ...wrapped(shown(where, now), columns, `${indent}replayed  `, `${indent}          `),
  ]);
  return [head, ...lines];
}

function shown(where: ReplayedCall['differences'][number]['in'], text: string): string {
  if (where === 'members') return text === '' ? 'no member that the other lacks' : `has ${text}`;
  if (text === '') return `no ${where}`;
  return where === 'outcome' ? text : `${where} ${text}`;
}

/** Whether every call that could have a difference was replayed and has none. */
export function isProven({ calls, same, leftOut }: ReplayCounts): boolean {
  return same + leftOut === calls && (same > 0 || calls === 0);
}

/** The counts, and below them what would let the rest be replayed. */
export function summaryLines(results: readonly ReplayedCall[], columns: number, paint: Paint): string[] {
  const counts = replayCounts(results);
  const { calls, same, differ, notReplayed, leftOut } = counts;
  const rest = [
    ...(notReplayed > 0 ? [`${notReplayed} not replayed`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
  ];
  const told = [`${same} the same`, `${differ} different`, ...rest].join(', ');
  const text = `${counted(calls, 'call')}: ${told}`;
  const lacks = [...new Set(results.flatMap(result => result.lacks ?? []))];
  const why = 'Of what was not replayed nothing is proven. Say what nobody knows, and replay it again:';
  return [
    ...wrapped(text, columns, '').map(line => (isProven(counts) ? paint.good(line) : paint.bad(line))),
    ...(lacks.length > 0 ? wrapped(why, columns, '') : []),
    ...lacks.map(value => `  --value ${printable(value)}`),
  ];
}
