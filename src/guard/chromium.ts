import type { Browser } from 'playwright-core';
import { openTab, type Tab } from './chromium-tab.ts';
import type { Hook } from './hook.ts';
import type { Browse, Patience } from './visit.ts';

/** How to start Chromium. */
export interface ChromiumOptions {
  /** The browser's program. */
  readonly program: string;
  readonly patience: Patience;
  readonly hook: Hook | undefined;
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
export async function openChromium({ program, patience, hook }: ChromiumOptions): Promise<Browse> {
  const browser = await launch(program);
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
 * Starts it in its sandbox where the machine lets it: it does not for root, nor in containers and CI machines that forbid
 * namespaces to users.
 */
async function launch(program: string): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const options = { executablePath: program, headless: true, args: quiet };
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) {
    const sandboxed = await chromium.launch({ ...options, chromiumSandbox: true }).catch(() => undefined);
    if (sandboxed) return sandboxed;
  }
  return chromium.launch({ ...options, chromiumSandbox: false });
}
