import { setTimeout as pause } from 'node:timers/promises';

/** What became of one try. One that is to be made again left nothing behind. */
export type Outcome<T> = { readonly value: T } | { readonly again: unknown };

/**
 * How often something is tried before its failure is passed on. Of transactions
 * that meet, one always succeeds.
 */
const tries = 50;

/** Milliseconds. With the number of tries it bounds the time that is spent waiting, at about two seconds. */
const longestPause = 40;

/** Makes tries until one succeeds, with a growing pause between them. */
export async function again<T>(tryOnce: () => Promise<Outcome<T>>): Promise<T> {
  for (let count = 1; ; count += 1) {
    const outcome = await tryOnce();
    if ('value' in outcome) return outcome.value;
    if (count === tries) throw outcome.again;
    await pause(Math.min(2 ** count, longestPause));
  }
}
