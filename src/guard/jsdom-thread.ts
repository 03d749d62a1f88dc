/*
 * The thread of `jsdom.ts`: pages run here, so that one that never ends can be ended.
 */
import { parentPort } from 'node:worker_threads';
import { type JsdomErrand, visitInJsdom } from './jsdom-page.ts';

parentPort?.on('message', async (errand: JsdomErrand) => parentPort?.postMessage(await visitInJsdom(errand)));
