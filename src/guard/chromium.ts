import type { Browser } from 'playwright-core';
import type { Environment } from '../config/substitute.ts';
import { openTab, type Tab } from './chromium-tab.ts';
import type { Hook } from './hook.ts';
import type { Browse, Patience } from './visit.ts';

/** How to start Chromium. */
export interface ChromiumOptions {
  /** The browser's program. */
  readonly program: string;
  readonly patience: Patience;
  readonly hook: Hook | undefined;
  /** For pages of one's own: where the machine has no sandbox, a page is held by the browser alone. */
  readonly mayDoWithoutSandbox: boolean;
  /** Of it, only what a browser needs goes to it. */
  readonly environment: Environment;
}

/** What keeps it quiet: it asks nobody but the page. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a Chromium without a window. What a page keeps is cleared before the next errand. @throws if it does not start */
export async function openChromium(options: ChromiumOptions): Promise<Browse> {
  const { patience, hook } = options;
  const browser = await launch(options);
  // Pages with a fault in their scripts are kept apart: their content policies do not hold.
  const idle: Readonly<Record<'sound' | 'mutated', Tab[]>> = { sound: [], mutated: [] };
  return {
    name: `Chromium ${browser.version()}`,
    isBrowser: true,
    async visit(errand) {
      const kind = errand.mutation ? 'mutated' : 'sound';
      const tab =
        idle[kind].pop() ?? (await openTab(browser, { patience, hook, bypassCSP: kind === 'mutated' }));
      const visit = await tab.visit(errand);
      if (await tab.clear()) idle[kind].push(tab);
      return visit;
    },
    close: () => browser.close(),
  };
}

/**
 * Starts it in its sandbox. Root has none, nor have containers and CI machines that forbid namespaces to users: there it
 * starts without, where that is allowed.
 */
async function launch({ program, mayDoWithoutSandbox, environment }: ChromiumOptions): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  // Nothing of what this process may do or knows goes along, such as credentials of AWS.
  const env = Object.fromEntries(
    passed.flatMap(name => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  );
  const options = { executablePath: program, headless: true, args: quiet, env };
  if (process.getuid?.() !== 0) {
    try {
      return await chromium.launch({ ...options, chromiumSandbox: true });
    } catch (error) {
      if (!/sandbox/i.test(String(error))) throw error;
    }
  }
  if (mayDoWithoutSandbox) return chromium.launch({ ...options, chromiumSandbox: false });
  throw new Error(
    'its sandbox does not start here, as for root and in many containers; --no-sandbox does without',
  );
}

/** What a browser needs of the environment. */
const passed = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'LANG', 'SYSTEMROOT', 'LOCALAPPDATA', 'FONTCONFIG_PATH'];
