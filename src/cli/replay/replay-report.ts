import { printable } from '../../pool/printable.ts';
import type { ReplayedCall } from '../../tap/replay/replay.ts';
import type { Paint } from '../paint.ts';
import { wrapped } from '../wrapped.ts';

/** How many calls ended how. */
export interface ReplayCounts {
  readonly calls: number;
  readonly same: number;
  readonly differ: number;
  readonly notReplayed: number;
}

export function replayCounts(results: readonly ReplayedCall[]): ReplayCounts {
  const count = (result: ReplayedCall['result']) => results.filter(one => one.result === result).length;
  return {
    calls: results.length,
    same: count('same'),
    differ: count('differs'),
    notReplayed: count('not replayed'),
  };
}

/** One call as lines; none where it is the same. */
export function replayedLines(replayed: ReplayedCall, columns: number, paint: Paint): string[] {
  // A recording and a target may come from anywhere: a terminal must not obey what they say.
  const { call, operation, result, differences, why } = printable(replayed);
  if (result === 'same') return [];
  const mark = result === 'differs' ? paint.bad('differs') : 'not replayed';
  const head = `${String(call).padStart(5)}  ${operation}: ${mark}`;
  const indent = ' '.repeat(7);
  if (result === 'not replayed') return [head, ...wrapped(why ?? '', columns, indent)];
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

export function countsLine({ calls, same, differ, notReplayed }: ReplayCounts, paint: Paint): string {
  const rest = notReplayed > 0 ? `, ${notReplayed} not replayed` : '';
  const text = `${calls} ${calls === 1 ? 'call' : 'calls'}: ${same} the same, ${differ} different${rest}`;
  return differ > 0 || same === 0 ? paint.bad(text) : paint.good(text);
}
