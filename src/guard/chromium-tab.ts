import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core';
import { emptyAnswer } from './answers.ts';
import { readApiCall } from './api-call.ts';
import { type FoundForm, mark } from './find-form.ts';
import type { Hook, HookPage } from './hook.ts';
import { type Mutation, mutate } from './mutate.ts';
import { fillIn, firstLine, type Handled, inPage, limitOf, type OpenPage, unhandled } from './page-hand.ts';
import { rewriteHtml } from './rewrite-html.ts';
import type { ApiAnswer, Errand, PageRequest, Patience, Visit } from './visit.ts';

/** A tab in a profile of its own, for one errand after another: to open one takes longer than an errand. */
export interface Tab {
  visit(errand: Errand): Promise<Visit>;
  /** Makes it as new; closes it and gives false where a page does not give way. */
  clear(): Promise<boolean>;
}

/** How a tab is opened. */
export interface TabOptions {
  readonly patience: Patience;
  readonly hook: Hook | undefined;
  readonly bypassCSP: boolean;
}

/** What is seen while an errand is run. */
interface Seen {
  readonly errand: Errand | undefined;
  readonly requests: PageRequest[];
  readonly errors: string[];
  isMutated: boolean;
  /** In dialogs. */
  readonly said: string[];
  answered: number;
  readonly open: Set<Request>;
}

/** Opens a tab. */
export async function openTab(browser: Browser, { patience, hook, bypassCSP }: TabOptions): Promise<Tab> {
  const context = await browser.newContext({ serviceWorkers: 'block', bypassCSP });
  context.setDefaultTimeout(patience.load);
  let seen = nothingSeen(undefined);
  await watch(context, () => seen);
  const page = await context.newPage();
  const limit = limitOf(patience);
  return {
    async visit(errand) {
      seen = nothingSeen(errand);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<Handled>(resolve => {
        const obstacle = `the page did not end within ${limit / 1_000} s`;
        timer = setTimeout(() => resolve(unhandled(errand, obstacle)), limit);
      });
      const run = runErrand(page, errand, { seen, patience, hook }).catch(error =>
        unhandled(errand, `the page went away: ${firstLine(error)}`),
      );
      const handled = await Promise.race([run, late]);
      clearTimeout(timer);
      const { requests, errors, isMutated } = seen;
      return { requests, errors, isMutated, ...handled };
    },
    async clear() {
      seen = nothingSeen(undefined);
      try {
        await within(patience.quiet + 1_000, forget(context, page));
        return true;
      } catch {
        await context.close();
        return false;
      }
    },
  };
}

function nothingSeen(errand: Errand | undefined): Seen {
  return { errand, requests: [], errors: [], isMutated: false, said: [], answered: 0, open: new Set() };
}

/** Clears what the page's origin keeps, and goes where nothing is. */
async function forget(context: BrowserContext, page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await page.evaluate('sessionStorage.clear()').catch(() => {});
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
  await context.clearCookies();
  await page.goto('about:blank');
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It took more than ${milliseconds} ms.`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runErrand(
  page: Page,
  errand: Errand,
  { seen, patience, hook }: Pick<TabOptions, 'patience' | 'hook'> & { readonly seen: Seen },
): Promise<Handled> {
  try {
    await page.goto(errand.link, { waitUntil: 'load', timeout: patience.load });
  } catch (error) {
    return unhandled(errand, `the page did not load: ${firstLine(error)}`);
  }
  try {
    await hook?.(hookPage(page));
  } catch (error) {
    return unhandled(errand, `the hook failed: ${firstLine(error)}`);
  }
  return fillIn(openPage(page, seen), errand, patience);
}

function hookPage(page: Page): HookPage {
  const first = async (selector: string) => (await page.locator(selector).all())[0];
  return {
    click: async selector => (await first(selector))?.click(),
    type: async (selector, text) => (await first(selector))?.fill(text),
  };
}

/** Writes down what a context's pages do, and answers their calls of Cognito. */
async function watch(context: BrowserContext, now: () => Seen): Promise<void> {
  context.on('weberror', error => now().errors.push(String(error.error())));
  context.on('dialog', dialog => {
    now().said.push(dialog.message());
    void dialog.accept().catch(() => {});
  });
  context.on('request', request => now().open.add(request));
  context.on('requestfinished', request => now().open.delete(request));
  context.on('requestfailed', request => now().open.delete(request));
  await context.routeWebSocket('**', socket => {
    now().requests.push({ method: 'GET', url: socket.url(), headers: {}, body: '' });
    void socket.close();
  });
  // A page that has gone in the meantime needs no answer.
  await context.route('**', route => answer(route, now()).catch(() => {}));
}

/** Nothing that was typed leaves the machine, wherever a page sends it. */
async function answer(route: Route, seen: Seen): Promise<void> {
  const request = asRequest(route.request());
  seen.requests.push(request);
  const { errand } = seen;
  const call = readApiCall(request);
  if (call && errand) {
    const isReset = call.operation === 'ConfirmForgotPassword';
    await fulfil(route, isReset ? errand.answer : emptyAnswer);
    if (isReset) seen.answered += 1;
  } else if (!errand || (request.method !== 'GET' && request.method !== 'HEAD')) {
    await route.abort('blockedbyclient');
  } else if (errand.mutation && new URL(request.url).origin === new URL(errand.link).origin) {
    await mutated(route, errand.mutation, seen);
  } else {
    await route.continue();
  }
}

function asRequest(request: Request): PageRequest {
  return {
    method: request.method(),
    url: request.url(),
    headers: request.headers(),
    body: request.postData() ?? '',
  };
}

function fulfil(route: Route, { status, headers, body }: ApiAnswer): Promise<void> {
  if (status === 0) return route.abort('connectionreset');
  return route.fulfill({ status, headers: { 'access-control-allow-origin': '*', ...headers }, body });
}

async function mutated(route: Route, mutation: Mutation, seen: Seen): Promise<void> {
  const put = (script: string) => {
    const changed = mutate(script, mutation);
    if (changed !== script) seen.isMutated = true;
    return changed;
  };
  const response = await route.fetch();
  const type = response.headers()['content-type'] ?? '';
  if (/javascript/.test(type)) return route.fulfill({ response, body: put(await response.text()) });
  if (/html/.test(type)) return route.fulfill({ response, body: mutatedHtml(await response.text(), put) });
  return route.fulfill({ response });
}

function mutatedHtml(html: string, put: (script: string) => string): string {
  return rewriteHtml(html, ({ isModule, source, text }) =>
    source === undefined ? `<script${isModule ? ' type="module"' : ''}>${put(text)}</script>` : undefined,
  );
}

function openPage(page: Page, seen: Seen): OpenPage {
  const marked = (name: string) => page.locator(`[${mark}=${name}]`).all();
  return {
    findForm: () => page.evaluate<FoundForm>(inPage.findForm),
    readWords: async () => [await page.evaluate<string>(inPage.readWords), ...seen.said].join(' '),
    async type(name, value) {
      for (const field of await marked(name)) await field.fill(value);
    },
    async click(name) {
      for (const target of await marked(name)) await target.click();
    },
    address: () => page.url(),
    answered: () => seen.answered,
    isBusy: () => seen.open.size > 0,
    stillness: 250,
  };
}
