/*
 * `node bench/bare-chromium.ts ADDRESS TIMES PROGRAM SWITCHES`: starts a Chromium and opens a page that often, each time with a
 * profile of its own, twice as many at once as there are cores.
 */
import { availableParallelism } from 'node:os';
import { chromium } from 'playwright-core';

const [address = '', times = '', executablePath = '', ...args] = process.argv.slice(2);
const chromiumSandbox = process.getuid?.() !== 0;
const browser = await chromium.launch({ executablePath, args, chromiumSandbox });
let left = Number(times);
const open = async () => {
  while (left > 0) {
    left -= 1;
    const context = await browser.newContext();
    await (await context.newPage()).goto(address);
    await context.close();
  }
};
await Promise.all(Array.from({ length: 2 * availableParallelism() }, open));
await browser.close();
