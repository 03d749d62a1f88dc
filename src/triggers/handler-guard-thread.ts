/**
 * A thread beside a handler, which a handler that loops cannot stop: ends the process that takes too much memory, or that
 * its service has left behind.
 */

import { workerData } from 'node:worker_threads';

// What startGuard gives.
const { signal, mostBytes, parent } = workerData as {
  readonly signal: SharedArrayBuffer;
  readonly mostBytes: number;
  readonly parent: number;
};
const busy = new Int32Array(signal);

for (;;) {
  const state = Atomics.load(busy, 0);
  Atomics.wait(busy, 0, state, state === 1 ? 20 : 1000);
  if (process.memoryUsage.rss() > mostBytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}
