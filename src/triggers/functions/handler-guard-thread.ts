/**
 * A thread beside a handler, which a handler that loops cannot stop: ends the process that takes too much memory, that
 * goes on working after its answer, or that its service has left behind. Lambda freezes a function between two events.
 */

import { readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { endGroup } from './end-group.ts';

// What startGuard gives.
const { signal, mostBytes, parent } = workerData as {
  readonly signal: SharedArrayBuffer;
  readonly mostBytes: number;
  readonly parent: number;
};
const busy = new Int32Array(signal);

/**
 * How many seconds in a row a process may work hard for nobody, and what of a second that is: so much of a processor,
 * or a main thread that hardly sleeps, which on a busy machine may get little of one however much it wants.
 */
const mostIdleSeconds = 3;
const hard = 0.5;
const sleepless = 0.95;

/** Milliseconds for which the main thread has run, or waited to run, as Linux tells it; 0 elsewhere. */
function awake(): number {
  try {
    const [ran, waited] = readFileSync('/proc/self/schedstat', 'utf8').split(' ');
    return (Number(ran) + Number(waited)) / 1e6;
  } catch {
    return 0;
  }
}

let idleSeconds = 0;
for (;;) {
  const state = Atomics.load(busy, 0);
  const before = { at: performance.now(), used: process.cpuUsage(), awake: awake() };
  const wasIdle = Atomics.wait(busy, 0, state, state === 1 ? 20 : 1000) === 'timed-out' && state === 0;
  const passed = performance.now() - before.at;
  const { user, system } = process.cpuUsage(before.used);
  const worksHard = (user + system) / 1000 > hard * passed || awake() - before.awake > sleepless * passed;
  idleSeconds = wasIdle && worksHard ? idleSeconds + 1 : 0;
  const isTooMuch = process.memoryUsage.rss() > mostBytes || idleSeconds === mostIdleSeconds;
  if (isTooMuch || process.ppid !== parent) endGroup(process.pid);
}
