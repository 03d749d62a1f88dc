import { setTimeout as pause } from 'node:timers/promises';

/** What became of one try. One that is to be made again left nothing behind. */
export type Outcome<T> = { readonly value: T } | { readonly again: unknown };

/**
 * How often something is tried before its failure is passed on. Of transactions that meet, one always succeeds: of as many
 * as a burst has for one row, the last takes as many rounds.
 */
const tries = 100;

/** Milliseconds. With the number of tries it bounds the time that is spent waiting, at about two and a half seconds. */
const longestPause = 40;

/** Those that met once would meet again if they waited alike: each waits for another part of it. */
const parts = 8;
let turn = 0;

/** Makes tries until one succeeds, with a growing pause between them. */
export async function again<T>(tryOnce: () => Promise<Outcome<T>>): Promise<T> {
  for (let count = 1; ; count += 1) {
    const outcome = await tryOnce();
    if ('value' in outcome) return outcome.value;
    if (count === tries) throw outcome.again;
    turn = (turn + 1) % parts;
    await pause(Math.min(2 ** count, longestPause) * ((turn + 1) / parts));
  }
}
