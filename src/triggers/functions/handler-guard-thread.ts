/**
 * A thread beside a handler, which a handler that loops cannot stop: ends the process that takes too much memory, that
 * goes on working after its answer, or that its service has left behind. Lambda freezes a function between two events.
 */

import { workerData } from 'node:worker_threads';
import { endGroup } from './end-group.ts';

// What startGuard gives.
const { signal, mostBytes, parent } = workerData as {
  readonly signal: SharedArrayBuffer;
  readonly mostBytes: number;
  readonly parent: number;
};
const busy = new Int32Array(signal);

/** How many seconds in a row a process may work hard for nobody, and what of a second that is, in microseconds. */
const mostIdleSeconds = 3;
const hard = 500_000;

let idleSeconds = 0;
for (;;) {
  const state = Atomics.load(busy, 0);
  const before = process.cpuUsage();
  const wasIdle = Atomics.wait(busy, 0, state, state === 1 ? 20 : 1000) === 'timed-out' && state === 0;
  const { user, system } = process.cpuUsage(before);
  idleSeconds = wasIdle && user + system > hard ? idleSeconds + 1 : 0;
  const isTooMuch = process.memoryUsage.rss() > mostBytes || idleSeconds === mostIdleSeconds;
  if (isTooMuch || process.ppid !== parent) endGroup(process.pid);
}
