import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { startLifeguard } from './lifeguard-process.ts';
import { median } from './measured.ts';

/** How the example of the package starts, and what it holds while it waits. */
export interface StartTimes {
  /** Milliseconds from the start of the process to its first answer, where nothing is there yet. */
  readonly first: number;
  /** The same where store, keys and what Node.js made of the modules are there. */
  readonly later: number;
  /** The same of a checkout, which runs its sources. */
  readonly checkout: number;
  /** Bytes, after five seconds without a request. */
  readonly idleMemory: number;
}

/**
 * Starts the example once on an empty folder, then several times on what that start has left, by turns with the sources.
 *
 * @param program the package's `bin/lifeguard.js`
 */
export async function measureStarts(folder: string, program: string): Promise<StartTimes> {
  const data = mkdtempSync(join(folder, 'start-'));
  const first = await startLifeguard(data, { program });
  await first.stop();
  const [later, checkout]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 7; turn += 1) {
    for (const [times, options] of [
      [later, { program }],
      [checkout, {}],
    ] as const) {
      const service = await startLifeguard(data, options);
      times.push(service.startMilliseconds);
      await service.stop();
    }
  }
  const idle = await startLifeguard(data, { program });
  await new Promise(done => setTimeout(done, 5_000));
  const idleMemory = idle.memory();
  await idle.stop();
  return { first: first.startMilliseconds, later: median(later), checkout: median(checkout), idleMemory };
}
