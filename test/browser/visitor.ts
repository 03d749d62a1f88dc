import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';

/** A call of the API as a page made it. */
export interface PageCall {
  readonly endpoint: string;
  /** `X-Amz-Target`. */
  readonly target: string | undefined;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A person with a browser of their own. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The calls that any of their pages made, in order. */
  readonly calls: readonly PageCall[];
  /** What they were answered with, beside the body. */
  readonly answers: readonly { readonly status: number; readonly cause: string | null }[];
  /** Holds all pages to one origin, to their content policies, to telling nobody whence they came, and to no error. */
  assertClean(): void;
}

/** Opens a browser window that remembers what its pages did. */
export async function openVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext(options);
  // Generous for a machine that is busy with other things; a quiet one needs a hundredth of it.
  context.setDefaultTimeout(30_000);
  const requests: Request[] = [];
  const calls: PageCall[] = [];
  const answers: { status: number; cause: string | null }[] = [];
  const complaints: string[] = [];
  context.on('request', request => {
    requests.push(request);
    if (request.method() !== 'POST') return;
    const target = request.headers()['x-amz-target'];
    calls.push({ endpoint: request.url(), target, input: request.postDataJSON() });
  });
  context.on('response', response => {
    if (response.request().method() !== 'POST') return;
    answers.push({ status: response.status(), cause: response.headers()['x-lifeguard-cause'] ?? null });
  });
  context.on('console', message => {
    const text = message.text();
    // That a call failed is the service's answer, and no complaint of the browser.
    const complains = message.type() === 'error' || message.type() === 'warning';
    if (complains && !text.startsWith('Failed to load resource')) complaints.push(text);
  });
  context.on('weberror', error => complaints.push(String(error.error())));
  const page = await context.newPage();

  return {
    context,
    page,
    calls,
    answers,
    assertClean() {
      const origins = new Set(requests.map(request => new URL(request.url()).origin));
      assert.equal(origins.size, 1, `requests went to ${[...origins].join(' and ')}`);
      const told = requests
        .map(request => request.headers().referer)
        .filter(referrer => referrer?.includes('?'));
      assert.deepEqual(told, [], 'no request tells the query of a page');
      assert.deepEqual(complaints, [], 'nothing on the console');
    },
  };
}
