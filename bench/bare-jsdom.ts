/*
 * `node bench/bare-jsdom.ts ADDRESS TIMES`: loads jsdom and opens a page that often with its scripts, on as many threads
 * as there are cores.
 */
import { enableCompileCache } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

// As the package has one, so that loading takes the same.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/bench'));

if (isMainThread) {
  const [address, times] = process.argv.slice(2);
  const threads = availableParallelism();
  const workerData = { address, times: Math.ceil(Number(times) / threads) };
  for (let thread = 0; thread < threads; thread += 1) new Worker(new URL(import.meta.url), { workerData });
} else {
  const { JSDOM, VirtualConsole } = await import('jsdom');
  // What the main thread gives.
  const { address, times } = workerData as { readonly address: string; readonly times: number };
  for (let time = 0; time < times; time += 1) {
    const html = await (await fetch(address)).text();
    const { window } = new JSDOM(html, {
      url: address,
      runScripts: 'dangerously',
      pretendToBeVisual: true,
      virtualConsole: new VirtualConsole(),
      resources: { interceptors: [] },
      beforeParse: () => {},
    });
    if (window.document.readyState !== 'complete') {
      await new Promise<void>(loaded => window.addEventListener('load', loaded));
    }
    window.close();
  }
}
