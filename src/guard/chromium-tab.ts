import type { Browser, Page, Request } from 'playwright-core';
import { watch } from './chromium-watch.ts';
import { type FoundForm, mark } from './find-form.ts';
import { openGate } from './gate.ts';
import type { Hook, HookPage } from './hook.ts';
import { ownWorld, type ReadPage } from './own-world.ts';
import {
  fillIn,
  firstLine,
  type HandledEach,
  inPage,
  limitOf,
  longestRequest,
  type OpenPage,
  Stuck,
  unhandled,
} from './page-hand.ts';
import { lookOn, type Seen } from './seen.ts';
import { secretsOf } from './told-secret.ts';
import type { ApiAnswer, Errand, Patience, Visits } from './visit.ts';
import { within } from './within.ts';

/** A tab in a profile of its own, for one errand: nothing of it is left for the next. */
export interface Tab {
  visit(errand: Errand): Promise<Visits>;
  /** Ends it, and what the page still does. */
  close(): Promise<void>;
}

/** How a tab is opened. */
export interface TabOptions {
  readonly patience: Patience;
  readonly hook: Hook | undefined;
  /** Origins beside the page's own that it may read from. */
  readonly allowedOrigins: readonly string[];
  /** For pages with a fault in their scripts, which their content policies would not run. */
  readonly bypassCSP: boolean;
}

/** What a tab knows of its errand. */
export interface Watched {
  readonly errand: Errand;
  /** What the page may read from. */
  readonly origins: ReadonlySet<string>;
  readonly seen: Seen;
  /** What ConfirmForgotPassword is answered with now. */
  answer: ApiAnswer;
  /** Requests that wait for their answers, each with when it was made. */
  readonly open: Map<Request, number>;
  /** The origin that the page was led to and may not go to. */
  ledTo: string | undefined;
  /** How much of scripts a fault may still be put into. */
  lettersToChange: number;
}

/** To read scripts for a fault takes all of guard's time. */
const mostToChange = 4 * 1024 * 1024;

/** Opens a tab, which can be done before there is an errand for it. */
export async function openTab(browser: Browser, options: TabOptions): Promise<Tab> {
  const { patience, hook, allowedOrigins, bypassCSP } = options;
  const gate = await openGate(patience.load);
  const proxy = { server: gate.address };
  const opened = (async () => {
    const context = await browser.newContext({
      ...{ serviceWorkers: 'block', acceptDownloads: false, bypassCSP, proxy },
    });
    context.setDefaultTimeout(patience.load);
    return { context, page: await context.newPage() };
  })();
  // A gate that nobody closes keeps the process from its end.
  const { context, page } = await opened.catch(error => {
    gate.close();
    throw error;
  });
  return {
    async visit(errand) {
      const origins = new Set([new URL(errand.link).origin, ...allowedOrigins]);
      const findSecret = secretsOf(errand);
      const seen = lookOn(findSecret);
      const watched: Watched = {
        ...{ errand, origins, seen, answer: errand.answers[0] },
        ...{ open: new Map(), ledTo: undefined, lettersToChange: mostToChange },
      };
      gate.admit({ origins, findSecret, refused: seen.request });
      const run = runErrand(page, watched, { patience, hook }).catch(
        (error): HandledEach => [unhandled(errand, `the page went away: ${firstLine(error)}`)],
      );
      const limit = limitOf(patience);
      const late = `the page did not end within ${limit / 1_000} s`;
      return seen.visits((await within(limit, run)) ?? [{ ...unhandled(errand, late), isEndless: true }]);
    },
    async close() {
      // First of all, so that nothing leaves that a page sends when it is closed.
      gate.close();
      await within(patience.quiet + 1_000, context.close()).catch(() => {});
    },
  };
}

async function runErrand(
  page: Page,
  watched: Watched,
  { patience, hook }: Pick<TabOptions, 'patience' | 'hook'>,
): Promise<HandledEach> {
  const { errand } = watched;
  try {
    await watch(page, watched, patience);
    await page.goto(errand.link, { waitUntil: 'load', timeout: patience.load });
  } catch (error) {
    const { ledTo } = watched;
    const why = ledTo === undefined ? firstLine(error) : `it leads to ${ledTo}, which --allow does not name`;
    return [unhandled(errand, `the page did not load: ${why}`)];
  }
  try {
    await hook?.(hookPage(page));
  } catch (error) {
    return [unhandled(errand, `the hook failed: ${firstLine(error)}`)];
  }
  return fillIn(openPage(page, await ownWorld(page), watched), errand, patience);
}

function hookPage(page: Page): HookPage {
  const first = async (selector: string) => (await page.locator(selector).all())[0];
  return {
    click: async selector => (await first(selector))?.click(),
    type: async (selector, text) => (await first(selector))?.fill(text),
  };
}

function openPage(page: Page, read: ReadPage, watched: Watched): OpenPage {
  const { seen, open } = watched;
  const marked = (name: string) => page.locator(`[${mark}=${name}]`).all();
  return {
    // These expressions give what the functions do of which they are made.
    findForm: async () => (await read(inPage.findForm)) as FoundForm,
    readWords: async () => [(await read(inPage.readWords)) as string, ...seen.said].join(' '),
    async type(name, value) {
      for (const field of await marked(name)) await used(field.fill(value, { timeout: timeToUse }));
    },
    async click(name) {
      for (const target of await marked(name)) await used(target.click({ timeout: timeToUse }));
    },
    address: () => page.url(),
    answered: () => seen.answered,
    turn(answer) {
      watched.answer = answer;
      seen.turn();
    },
    isBusy: () => [...open.values()].some(made => performance.now() - made < longestRequest),
    stillness: 250,
    pause: 60,
  };
}

/** How long something may take to be there for a hand, in milliseconds. */
const timeToUse = 5_000;

/** @throws Stuck with what stands in the way, where the driver tells it */
async function used(act: Promise<void>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error;
    const [, above] = /(<[^\n]{1,200}?>)[^\n]* intercepts pointer events/.exec(error.message) ?? [];
    const gone = `it could not be used within ${timeToUse / 1_000} s`;
    const lies = `${above} lies over it; a hook (--hook) clicks away what stands before a form`;
    throw new Stuck(above === undefined ? gone : lies);
  }
}
