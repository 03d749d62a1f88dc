import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What Node.js and the code itself take beside the function's own memory, in bytes. */
const platform = 96 * 1024 * 1024;

// The thread's file has this one's extension: .ts as a source, .js once built.
const threadFile = new URL(`./handler-guard-thread${extname(import.meta.url)}`, import.meta.url);

/** Watches over this process: over its memory closely while an event is worked on, over its work between two events. */
export interface HandlerGuard {
  watch(): void;
  rest(): void;
}

/**
 * Ends this process as soon as it takes more than that much memory. The limit of the heap alone would let buffers grow
 * without end.
 */
export function startGuard(megabytes: number): HandlerGuard {
  const signal = new SharedArrayBuffer(4);
  const busy = new Int32Array(signal);
  const mostBytes = process.memoryUsage.rss() + platform + megabytes * 1024 * 1024;
  new Worker(threadFile, { workerData: { signal, mostBytes, parent: process.ppid }, env: {} }).unref();

  const become = (state: 0 | 1) => {
    Atomics.store(busy, 0, state);
    Atomics.notify(busy, 0);
  };
  return { watch: () => become(1), rest: () => become(0) };
}
