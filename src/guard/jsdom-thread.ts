/*
 * The thread of `jsdom.ts`: pages run here, so that one that never ends can be ended.
 */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { NumberedErrand } from './jsdom.ts';

// jsdom is a thousand files: what Node.js made of them before loads in half the time.
if (typeof workerData === 'string') enableCompileCache(workerData);
// What a page leaves uncaught when its errand is over ends no other errand.
process.on('unhandledRejection', () => {});

const { visitInJsdom } = await import('./jsdom-page.ts');
parentPort?.on('message', async ({ number, errand }: NumberedErrand) => {
  parentPort?.postMessage({ number, visits: await visitInJsdom(errand) });
});
// From now on a page's time is its own.
parentPort?.postMessage('ready');
