import type { Page, Request, Route } from 'playwright-core';
import { emptyAnswer } from './answers.ts';
import { readApiCall } from './api-call.ts';
import type { Watched } from './chromium-tab.ts';
import { fetchOwn } from './fetch-own.ts';
import { type Mutation, mutate } from './mutate.ts';
import { rewriteHtml } from './rewrite-html.ts';
import type { ApiAnswer, PageRequest, Patience } from './visit.ts';

/**
 * Writes down what a page does, answers its calls of Cognito, and refuses what it asks of others. What is not seen from
 * here, as what some workers do, comes to the tab's gate.
 */
export async function watch(page: Page, watched: Watched, patience: Patience): Promise<void> {
  const { seen, open } = watched;
  const context = page.context();
  context.on('weberror', error => seen.error(String(error.error())));
  context.on('dialog', dialog => {
    seen.say(dialog.message());
    void dialog.accept().catch(() => {});
  });
  // What a link opens beside the page is nothing that people reset a password in.
  context.on('page', popup => void popup.close().catch(() => {}));
  context.on('request', request => {
    if (open.size < mostOpen) open.set(request, performance.now());
    // Only the first hop of a redirect is routed; the gate holds the others to the same origins.
    if (request.redirectedFrom()) note(request, watched);
  });
  context.on('requestfinished', request => open.delete(request));
  context.on('requestfailed', request => open.delete(request));
  await context.routeWebSocket('**', socket => {
    seen.request({ method: 'GET', url: socket.url(), headers: {}, body: '' });
    void socket.close();
  });
  // A page that has gone in the meantime needs no answer.
  await context.route('**', route => answer(route, watched, patience).catch(() => {}));
}

/** How many requests a page is waited for at a time. */
const mostOpen = 100;

/** Writes a request down; undefined where it must go no further. */
function note(request: Request, watched: Watched): PageRequest | undefined {
  const written = {
    method: request.method(),
    url: request.url(),
    headers: request.headers(),
    body: request.postData() ?? '',
  };
  const { origin } = new URL(written.url);
  if (request.isNavigationRequest() && !request.frame().parentFrame() && !watched.origins.has(origin)) {
    watched.ledTo = origin;
  }
  return watched.seen.request(written) ? written : undefined;
}

async function answer(route: Route, watched: Watched, patience: Patience): Promise<void> {
  const { errand, origins, seen } = watched;
  const request = note(route.request(), watched);
  if (!request) return route.abort('blockedbyclient');
  const call = readApiCall(request);
  if (call) {
    const isReset = call.operation === 'ConfirmForgotPassword';
    await fulfil(route, isReset ? watched.answer : emptyAnswer);
    if (isReset) seen.answered += 1;
    return;
  }
  const { origin } = new URL(request.url);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || !origins.has(origin)) return route.abort('blockedbyclient');
  if (!errand.mutation || origin !== new URL(errand.link).origin) return route.continue();
  return mutated(route, errand.mutation, watched, patience);
}

function fulfil(route: Route, { status, headers, body }: ApiAnswer): Promise<void> {
  if (status === 0) return route.abort('connectionreset');
  return route.fulfill({ status, headers: { 'access-control-allow-origin': '*', ...headers }, body });
}

async function mutated(
  route: Route,
  mutation: Mutation,
  watched: Watched,
  { load }: Patience,
): Promise<void> {
  const { seen } = watched;
  const put = (script: string) => {
    if (script.length > watched.lettersToChange) return script;
    watched.lettersToChange -= script.length;
    const changed = mutate(script, mutation);
    if (changed !== script) seen.isMutated = true;
    return changed;
  };
  const url = route.request().url();
  const { origin } = new URL(url);
  const { status, headers, body } = await fetchOwn(url, { origin, note: seen.request, patience: load });
  const type = headers.get('content-type') ?? '';
  const isScript = /javascript/.test(type);
  const changed = isScript ? put(String(body)) : /html/.test(type) ? mutatedHtml(String(body), put) : body;
  return route.fulfill({ status, headers: Object.fromEntries(headers), body: changed });
}

function mutatedHtml(html: string, put: (script: string) => string): string {
  return rewriteHtml(html, ({ isModule, source, text }) =>
    source === undefined ? `<script${isModule ? ' type="module"' : ''}>${put(text)}</script>` : undefined,
  );
}
