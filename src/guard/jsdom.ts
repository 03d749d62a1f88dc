import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JsdomErrand } from './jsdom-page.ts';
import { limitOf, unhandled } from './page-hand.ts';
import type { Browse, Errand, Patience, Visit } from './visit.ts';

/** How to run pages in jsdom. */
export interface JsdomOptions {
  readonly patience: Patience;
  /** The file of the hook. */
  readonly hook: string | undefined;
}

/** Beside this file, as TypeScript in the sources and as JavaScript in the package. */
const threadFile = new URL(`./jsdom-thread${extname(import.meta.url)}`, import.meta.url);

interface Thread {
  /** What the page did; undefined where it did not end in time, or ended the thread. */
  run(errand: JsdomErrand, limit: number): Promise<Visit | undefined>;
  end(): Promise<unknown>;
}

/** Runs pages in jsdom, each errand on a thread, which is ended where a page never ends. */
export function openJsdom({ patience, hook }: JsdomOptions): Browse {
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const limit = limitOf(patience);
  return {
    name: 'jsdom',
    isBrowser: false,
    async visit(errand) {
      const thread = idle.pop() ?? startThread();
      all.add(thread);
      const visit = await thread.run({ errand, patience, hook }, limit);
      if (visit) {
        idle.push(thread);
        return visit;
      }
      all.delete(thread);
      await thread.end();
      return lost(errand, limit);
    },
    async close() {
      await Promise.all([...all].map(thread => thread.end()));
    },
  };
}

function startThread(): Thread {
  const worker = new Worker(threadFile, { name: 'guard', execArgv: [] });
  let answer: (visit: Visit | undefined) => void = () => {};
  worker.on('message', (visit: Visit) => answer(visit));
  worker.on('error', () => answer(undefined));
  worker.on('exit', () => answer(undefined));
  return {
    run: (errand, limit) =>
      new Promise(resolve => {
        const timer = setTimeout(() => answer(undefined), limit);
        answer = visit => {
          clearTimeout(timer);
          resolve(visit);
        };
        worker.postMessage(errand);
      }),
    end: () => worker.terminate(),
  };
}

function lost(errand: Errand, limit: number): Visit {
  return {
    ...unhandled(errand, `the page did not end within ${limit / 1_000} s, or ended the thread it ran on`),
    requests: [],
    errors: [],
    isMutated: false,
  };
}
