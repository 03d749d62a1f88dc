import { join } from 'node:path';
import { quiet } from '../src/guard/chromium.ts';
import { findChromium } from '../src/guard/find-chromium.ts';
import { type Command, timed } from './commands.ts';

/** The rows of guard. */
export const guardNames = {
  chromium: 'guard of ten app clients, in Chromium',
  fast: 'guard --fast of ten app clients',
} as const;

/** Of the ten app clients, without one, with an unknown one, and with the pool of another. */
const links = 13;

/**
 * `lifeguard guard` on the page that a Lifeguard with ten app clients serves; Chromium where this machine has one.
 *
 * @param program the package's `bin/lifeguard.js`
 */
export function guardRuns(
  program: string,
  folder: string,
  { port, config }: { port: number; config: string },
): Command[] {
  const page = `http://127.0.0.1:${port}/reset-password/`;
  const guard = (...flags: readonly string[]) =>
    timed(folder, program, 'guard', page, '--config', config, ...flags);
  const bare = (name: string, ...more: readonly string[]) =>
    timed(folder, join(import.meta.dirname, name), page, String(links), ...more);
  const chromium = findChromium(process.env, process.platform);
  return [
    ...(chromium === undefined
      ? []
      : [
          {
            name: guardNames.chromium,
            bare: `Chromium starts and opens the page ${links} times`,
            goal: 20_000,
            run: () => guard('--browser', chromium),
            runBare: () => bare('bare-chromium.ts', chromium, ...quiet),
          },
        ]),
    {
      name: guardNames.fast,
      bare: `jsdom is loaded and opens the page ${links} times`,
      goal: 2_000,
      run: () => guard('--fast'),
      runBare: () => bare('bare-jsdom.ts'),
    },
  ];
}
