import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Costs, measureCosts } from './costs.ts';

/** Threads that measure costs at the same time: cores that all work are slower than one that works alone. */
export interface CostThreads {
  /** What each of so many threads measured, all at once, for that many milliseconds a cost. */
  measure(threads: number, milliseconds: number): Promise<readonly Costs[]>;
  stop(): Promise<void>;
}

/** Starts a thread for each core; they write into that folder. */
export function startCostThreads(folder: string, cores: number): CostThreads {
  const workers = Array.from(
    { length: cores },
    () => new Worker(import.meta.filename, { workerData: folder }),
  );
  return {
    measure: (threads, milliseconds) =>
      Promise.all(
        workers.slice(0, threads).map(async worker => {
          worker.postMessage(milliseconds);
          // The other end of this file sends nothing else.
          const [costs] = (await once(worker, 'message')) as [Costs];
          return costs;
        }),
      ),
    async stop() {
      await Promise.all(workers.map(worker => worker.terminate()));
    },
  };
}

if (!isMainThread) {
  parentPort?.on('message', (milliseconds: number) => {
    parentPort?.postMessage(measureCosts(workerData as string, milliseconds));
  });
}
