import type { Browser } from 'playwright-core';
import type { Environment } from '../config/substitute.ts';
import { openTab } from './chromium-tab.ts';
import type { Hook } from './hook.ts';
import type { Browse, Patience } from './visit.ts';
import { within } from './within.ts';

/** How to start Chromium. */
export interface ChromiumOptions {
  /** The browser's program. */
  readonly program: string;
  readonly patience: Patience;
  readonly hook: Hook | undefined;
  /** Origins beside a page's own that it may read from. */
  readonly allowedOrigins: readonly string[];
  /** For pages of one's own: where the machine has no sandbox, a page is held by the browser alone. */
  readonly mayDoWithoutSandbox: boolean;
  /** Of it, only what a browser needs goes to it. */
  readonly environment: Environment;
}

/** Nobody: what the browser itself would ask, and whoever is not asked through a tab's gate. */
const nowhere = 'http://127.0.0.1:9';

/** Chromium heeds the last of these switches alone, so that those of playwright-core stand here too. */
const disabledFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...[
    'LensOverlay',
    'MediaRouter',
    'ThirdPartyStoragePartitioning',
    'OptimizationHints',
    'NetworkTimeServiceQuerying',
    'PreconnectToSearch',
  ],
  // It would describe each form to content-autofill.googleapis.com.
  'AutofillServerCommunication',
  // Each window would open pages of the browser's own, which take longer than the page that is guarded.
  ...['AimEnabled', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'],
];

/**
 * What keeps it quiet, and its pages to their gates: the names of hosts are for the gate to look up, peers are asked by
 * no other way, and no worker outlives its page.
 */
export const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${disabledFeatures.join(',')}`,
  '--disable-blink-features=SharedWorker',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // One switch, by its name of today and by that of before.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
];

/** How long a browser has to end, in milliseconds: a page can keep it from that. */
const timeToEnd = 3_000;

/** Starts a Chromium without a window. Each errand gets a profile of its own. @throws if it does not start */
export async function openChromium(options: ChromiumOptions): Promise<Browse> {
  const { patience, hook, allowedOrigins } = options;
  const browser = await launch(options);
  const pid = await processOf(browser);
  const open = (bypassCSP: boolean) => openTab(browser, { patience, hook, allowedOrigins, bypassCSP });
  return {
    name: `Chromium ${browser.version()}`,
    isBrowser: true,
    async visit(errand) {
      const tab = await open(errand.mutation !== undefined);
      try {
        return await tab.visit(errand);
      } finally {
        await tab.close();
      }
    },
    async close() {
      const closed = browser.close().then(() => true);
      if (await within(timeToEnd, closed)) return;
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
      await within(timeToEnd, closed);
    },
  };
}

/** The id of the browser's process: what does not end by itself is ended by it. */
async function processOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const found = processInfo.find(({ type }) => type === 'browser');
  if (!found) throw new Error('it does not tell its process');
  return found.id;
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
  const options = {
    ...{ executablePath: program, headless: true, args: quiet, env, proxy: { server: nowhere } },
    // Whoever opened it closes it.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  };
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
