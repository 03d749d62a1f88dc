import type { Mailbox } from '../delivery/mailbox.ts';
import type { Clock } from '../pool/clock.ts';
import type { PoolDirectory } from '../store/pool-directory.ts';
import type { Store } from '../store/store.ts';
import { sweep } from '../store/sweep.ts';

const minute = 60_000;

/**
 * What is done now and then: what has expired is forgotten, the mailbox is trimmed, and where
 * other nodes share the store, their changes of pools and app clients are read within a second. A
 * failure is reported and tried again.
 */
export function startUpkeep(
  work: {
    readonly store: Store;
    readonly directory: PoolDirectory;
    readonly mailbox: Mailbox;
    readonly clock: Clock;
  },
  report: (error: unknown) => void,
): () => Promise<void> {
  let underWay = Promise.resolve();
  const every = (milliseconds: number, task: () => Promise<unknown>) =>
    setInterval(() => {
      underWay = underWay.then(task).then(() => undefined, report);
    }, milliseconds).unref();
  const timers = [
    every(minute, () => sweep(work.store, work.clock.now())),
    every(minute, () => work.mailbox.trim()),
  ];
  if (work.store.engine === 'postgres') timers.push(every(1_000, () => work.directory.refresh()));
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await underWay;
  };
}
