import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds: who is waited for may need both cores. */
const betweenLooks = 10;
const mostLooks = 6_000;

/**
 * Waits for what another process or a piece of work under way brings about, which nobody tells.
 *
 * @param what is looked for, for the test that fails
 * @throws Error where it has not come after a minute of pauses
 */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let looks = 0; !isSo(); looks += 1) {
    if (looks === mostLooks) throw new Error(`It did not come to this: ${what}.`);
    await pause(betweenLooks);
  }
}
