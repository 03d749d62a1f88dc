import { getCompileCacheDir } from 'node:module';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JsdomErrand } from './jsdom-page.ts';
import { limitOf, unhandled } from './page-hand.ts';
import type { Browse, Errand, Patience, Visits } from './visit.ts';

/** How to run pages in jsdom. */
export interface JsdomOptions {
  readonly patience: Patience;
  /** The file of the hook. */
  readonly hook: string | undefined;
  /** How many threads to run them on: as many as there are cores. */
  readonly threads: number;
}

/** An errand as a thread is told it; the number comes back with what was seen. */
export interface NumberedErrand {
  readonly number: number;
  readonly errand: JsdomErrand;
}

/** Beside this file, as TypeScript in the sources and as JavaScript in the package. */
const threadFile = new URL(`./jsdom-thread${extname(import.meta.url)}`, import.meta.url);

/** More than pages need, and no more than a machine has. */
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 };

/** What became of an errand: what was seen, or nothing because the thread ended, for which another may be the reason. */
type Outcome = Visits | 'ended' | 'ended beside others';

interface Thread {
  /** How many errands it runs now. */
  readonly busy: () => number;
  readonly isEnded: () => boolean;
  run(errand: JsdomErrand): Promise<Outcome>;
  end(): Promise<unknown>;
}

/**
 * Runs pages in jsdom on threads, several side by side, as most of an errand is waiting. A thread with a page that never
 * ends is ended; the errands beside it are run again, each on a thread of its own.
 */
export function openJsdom({ patience, hook, threads: most }: JsdomOptions): Browse {
  const limit = limitOf(patience);
  let threads = Array.from({ length: most }, () => startThread(limit));
  let isClosed = false;
  return {
    name: 'jsdom',
    isBrowser: false,
    async visit(errand) {
      if (isClosed) throw new Error('jsdom has been closed');
      const given = { errand, patience, hook };
      threads = threads.map(thread => (thread.isEnded() ? startThread(limit) : thread));
      const thread = threads.reduce((least, other) => (other.busy() < least.busy() ? other : least));
      const outcome = await thread.run(given);
      if (typeof outcome !== 'string') return outcome;
      if (outcome === 'ended' || isClosed) return lost(errand, limit);
      const alone = startThread(limit);
      const again = await alone.run(given);
      await alone.end();
      return typeof again === 'string' ? lost(errand, limit) : again;
    },
    async close() {
      isClosed = true;
      await Promise.all(threads.map(thread => thread.end()));
    },
  };
}

function startThread(limit: number): Thread {
  const worker = new Worker(threadFile, {
    ...{ name: 'guard', execArgv: [], env: {}, resourceLimits },
    workerData: getCompileCacheDir(),
  });
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let last = 0;
  let isEnded = false;
  const end = () => {
    isEnded = true;
    const outcome = waiting.size > 1 ? 'ended beside others' : 'ended';
    for (const resolve of waiting.values()) resolve(outcome);
    waiting.clear();
    return worker.terminate();
  };
  const ready = new Promise<void>(resolve => worker.once('message', () => resolve()));
  worker.on('message', (message: 'ready' | { readonly number: number; readonly visits: Visits }) => {
    if (message === 'ready') return;
    waiting.get(message.number)?.(message.visits);
    waiting.delete(message.number);
  });
  worker.on('error', end).on('exit', end);
  return {
    busy: () => waiting.size,
    isEnded: () => isEnded,
    async run(errand) {
      last += 1;
      const number = last;
      let timer: NodeJS.Timeout | undefined;
      // To load jsdom takes seconds on a machine that has much to do, and is none of the page's time.
      void ready.then(() => {
        timer = setTimeout(end, limit);
      });
      const outcome = await new Promise<Outcome>(resolve => {
        waiting.set(number, resolve);
        worker.postMessage({ number, errand });
      });
      clearTimeout(timer);
      return outcome;
    },
    end,
  };
}

function lost(errand: Errand, limit: number): Visits {
  const why = `the page did not end within ${limit / 1_000} s, or ended the thread it ran on`;
  const nothing = { requests: [], errors: [], isMutated: false };
  return [{ ...nothing, ...unhandled(errand, why), isEndless: true }];
}
