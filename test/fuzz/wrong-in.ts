import type { Figures } from './fuzz.ts';

/**
 * How much the heap may grow, in bytes, however many requests there are: the log of calls fills up to its ten thousand,
 * and the code is compiled.
 */
const mostGrowth = 96 * 2 ** 20;

/** Everything that is wrong with a run. */
export function wrongIn({ wrong, before, after, isAlive }: Figures): string[] {
  const growth = after.heap - before.heap;
  return [
    ...wrong,
    ...(growth > mostGrowth ? [`the heap grew by ${(growth / 2 ** 20).toFixed(0)} MB`] : []),
    ...(isAlive ? [] : ['the process ended']),
  ];
}
