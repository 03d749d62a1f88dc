import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { startLifeguard } from './lifeguard-process.ts';
import { median } from './measured.ts';

/** How the example of the package starts, and what it holds while it waits. */
export interface StartTimes {
  /** Milliseconds from the start of the process to its first answer, where nothing is there yet. */
  readonly first: number;
  /** The same where store and keys are there. */
  readonly later: number;
  /** Bytes, after five seconds without a request. */
  readonly idleMemory: number;
}

/** Starts the example once on an empty folder, then several times on what that start has left. */
export async function measureStarts(folder: string): Promise<StartTimes> {
  const data = mkdtempSync(join(folder, 'start-'));
  const first = await startLifeguard(data);
  await first.stop();
  const times: number[] = [];
  for (let start = 0; start < 7; start += 1) {
    const service = await startLifeguard(data);
    times.push(service.startMilliseconds);
    await service.stop();
  }
  const idle = await startLifeguard(data);
  await new Promise(done => setTimeout(done, 5_000));
  const idleMemory = idle.memory();
  await idle.stop();
  return { first: first.startMilliseconds, later: median(times), idleMemory };
}
