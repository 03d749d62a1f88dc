import { createServer } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { answerResetPage } from '../../reset-page/answer.ts';
import type { ResetPageConfig } from '../../reset-page/page-config.ts';
import { renderResetPage } from '../../reset-page/site.ts';
import { type FakeEndpoint, listen, shut, startFakeEndpoint } from './fake-endpoint.ts';
import { sampleConfig } from './sample-config.ts';

/** The page on a server of its own, and a fake endpoint for each of the three pools. */
export interface Stage {
  /** The page's address, without a query. */
  readonly url: string;
  readonly endpoints: readonly FakeEndpoint[];
  /** Forgets all calls and answers. */
  reset(): void;
  /** Opens the page in a window of its own, with a list of what it wrote to the console as errors. */
  open(query: string, options?: BrowserContextOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  /** Errors and policy violations on the console. A failed call is the service's answer, not one of these. */
  readonly complaints: readonly string[];
  /** The addresses of all requests that the page made. */
  readonly requests: readonly { readonly url: string; readonly referrer: string | undefined }[];
}

/** Starts everything; the browser is the caller's. */
export async function startStage(browser: Browser, more: Partial<ResetPageConfig> = {}): Promise<Stage> {
  const endpoints = await Promise.all([startFakeEndpoint(), startFakeEndpoint(), startFakeEndpoint()]);
  const site = await renderResetPage(
    sampleConfig(
      endpoints.map(({ url }) => url),
      more,
    ),
  );
  const server = createServer((request, response) => {
    const answer = answerResetPage(site, {
      method: request.method ?? '',
      target: request.url ?? '',
      acceptEncoding: request.headers['accept-encoding'],
    });
    if (!answer) return response.writeHead(404).end();
    return response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const url = `${await listen(server)}reset-password/`;

  return {
    url,
    endpoints,
    reset() {
      for (const { calls, answers } of endpoints) {
        calls.length = 0;
        answers.clear();
      }
    },
    async open(query, options = {}) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: { url: string; referrer: string | undefined }[] = [];
      page.on('console', message => {
        const text = message.text();
        if (message.type() === 'error' && !text.startsWith('Failed to load resource')) complaints.push(text);
      });
      page.on('pageerror', error => complaints.push(String(error)));
      page.on('request', request => {
        requests.push({ url: request.url(), referrer: request.headers().referer });
      });
      await page.goto(url + query);
      return { page, complaints, requests };
    },
    async close() {
      await Promise.all([shut(server), ...endpoints.map(endpoint => endpoint.close())]);
    },
  };
}
