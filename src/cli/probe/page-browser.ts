import type { Browse } from '../../guard/visit.ts';
import { isLocalName } from '../../pool/local-name.ts';
import { BrowserMissing } from '../../probe/browser-missing.ts';
import { resetUrlAt } from '../../probe/reset-url-at.ts';
import { openBrowser } from '../guard/open-browser.ts';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';
import type { ProbePlan } from './probe-plan.ts';

/** How long a page may be quiet before it counts as done, in milliseconds. */
const wait = 800;

/** Opens the Chromium that the reset page is opened in. @throws BrowserMissing */
export async function pageBrowser(
  { settings: { browser }, file, target }: ProbePlan,
  terminal: Terminal,
): Promise<Browse> {
  const page = resetUrlAt(file, target);
  const isOwn = page !== undefined && isLocalName(new URL(page).hostname);
  try {
    const noSandbox = !browser.sandbox;
    const choice = { fast: false, hook: undefined, allowedOrigins: [], noSandbox, isOwn, wait, cores: 1 };
    return await openBrowser({ ...choice, browser: browser.program }, terminal);
  } catch (error) {
    if (!(error instanceof NotReached)) throw error;
    throw new BrowserMissing(error.message);
  }
}
