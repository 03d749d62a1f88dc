import { JSDOM, type PageWindow, requestInterceptor, VirtualConsole } from 'jsdom';
import { findForm, mark } from './find-form.ts';
import { hasImports } from './has-imports.ts';
import { loadHook } from './hook.ts';
import { enter, press } from './jsdom-hand.ts';
import { answerRequest, giveBrowserParts, type JsdomSeen } from './jsdom-network.ts';
import { mutate } from './mutate.ts';
import { fillIn, firstLine, type Handled, type OpenPage, unhandled } from './page-hand.ts';
import { readWords } from './read-words.ts';
import { rewriteHtml } from './rewrite-html.ts';
import type { Errand, Patience, Visit } from './visit.ts';

/** What a page of jsdom is opened with: plain data, for it crosses to a thread. */
export interface JsdomErrand {
  readonly errand: Errand;
  readonly patience: Patience;
  /** The file of the hook. */
  readonly hook: string | undefined;
}

/** Opens a page in jsdom and runs the errand. Only files of the page's own origin are loaded. */
export async function visitInJsdom({ errand, patience, hook }: JsdomErrand): Promise<Visit> {
  const seen: JsdomSeen = {
    ...{ requests: [], errors: [], said: [], answered: 0, open: 0 },
    ...{ isMutated: false, obstacle: undefined },
  };
  const result = (more: Handled): Visit => ({
    requests: seen.requests,
    errors: seen.errors,
    isMutated: seen.isMutated,
    ...more,
    obstacle: seen.obstacle ?? more.obstacle,
  });
  const stopped = (obstacle: string) => result(unhandled(errand, obstacle));
  let window: PageWindow | undefined;
  try {
    const response = await fetch(errand.link, { signal: AbortSignal.timeout(patience.load) });
    if (!response.ok) return stopped(`the page did not load: HTTP ${response.status}`);
    const url = response.url + new URL(errand.link).hash;
    window = await open(await response.text(), { url, errand, seen, patience });
    if (hook !== undefined) await runHook(hook, window);
    if (seen.obstacle !== undefined) return stopped(seen.obstacle);
    return result(await fillIn(openPage(window, seen), errand, patience));
  } catch (error) {
    return stopped(`the page did not load: ${firstLine(error)}`);
  } finally {
    window?.close();
  }
}

interface Opening {
  readonly url: string;
  readonly errand: Errand;
  readonly seen: JsdomSeen;
  readonly patience: Patience;
}

async function open(html: string, opening: Opening): Promise<PageWindow> {
  const { url, errand, seen, patience } = opening;
  const inline = new Map<string, string>();
  const changed = (script: string) => {
    const written = errand.mutation ? mutate(script, errand.mutation) : script;
    if (written !== script) seen.isMutated = true;
    return written;
  };
  // jsdom runs no modules. One without imports of others does the same as a deferred script.
  const written = rewriteHtml(html, ({ isModule, source, text }) => {
    if (!isModule) return source === undefined ? `<script>${changed(text)}</script>` : undefined;
    if (source !== undefined) return `<script defer src="${source.replaceAll('"', '&quot;')}"></script>`;
    const address = new URL(`/lifeguard-inline-${inline.size}.js`, url).href;
    inline.set(address, text);
    return `<script defer src="${address}"></script>`;
  });
  const { window } = new JSDOM(written, {
    url,
    runScripts: 'dangerously',
    pretendToBeVisual: true,
    virtualConsole: consoleOf(seen),
    resources: {
      interceptors: [requestInterceptor(request => respond(request, { ...opening, inline, changed }))],
    },
    beforeParse: page => giveBrowserParts(page, errand, seen),
  });
  if (window.document.readyState !== 'complete') {
    const loaded = new Promise<void>(resolve => window.addEventListener('load', resolve));
    const late = new Promise<void>(resolve => setTimeout(resolve, patience.load).unref());
    await Promise.race([loaded, late]);
  }
  return window;
}

/** Answers for a file of the page, and for what it asks by XMLHttpRequest. */
async function respond(
  request: Request,
  {
    url,
    errand,
    seen,
    patience,
    inline,
    changed,
  }: Opening & {
    readonly inline: ReadonlyMap<string, string>;
    readonly changed: (script: string) => string;
  },
): Promise<Response> {
  const own = inline.get(request.url);
  if (own === undefined) {
    const answer = await answerRequest(request, errand, seen);
    if (answer) return answer;
    if (new URL(request.url).origin !== new URL(url).origin) return new Response('', { status: 403 });
  }
  const found =
    own === undefined
      ? await fetch(request.url, { signal: AbortSignal.timeout(patience.load) })
      : new Response(own, { headers: { 'content-type': 'text/javascript' } });
  if (!/javascript/.test(found.headers.get('content-type') ?? '')) return found;
  const script = await found.text();
  if (hasImports(script)) seen.obstacle = 'its modules import others, which only Chromium runs';
  return new Response(changed(script), { headers: { 'content-type': 'text/javascript' } });
}

function consoleOf(seen: JsdomSeen): VirtualConsole {
  const virtualConsole = new VirtualConsole();
  virtualConsole.on('jsdomError', (error: Error) => {
    if (/navigation/.test(error.message)) {
      seen.errors.push('The page went to another address.');
    } else if (!/Could not load|Could not parse CSS|Not implemented/.test(error.message)) {
      seen.errors.push(String(error.cause instanceof Error ? error.cause : error));
    }
  });
  return virtualConsole;
}

function openPage(window: PageWindow, seen: JsdomSeen): OpenPage {
  const { document } = window;
  const marked = (name: string) => [...document.querySelectorAll(`[${mark}=${name}]`)];
  return {
    findForm: async () => findForm(document),
    readWords: async () => [readWords(document), ...seen.said].join(' '),
    async type(name, value) {
      for (const field of marked(name)) enter(window, field, value);
    },
    async click(name) {
      for (const target of marked(name)) press(target);
    },
    address: () => window.location.href,
    answered: () => seen.answered,
    isBusy: () => seen.open > 0,
    // Page and guard take turns on one thread.
    stillness: 20,
    pause: 20,
  };
}

async function runHook(file: string, window: PageWindow): Promise<void> {
  const hook = await loadHook(file);
  const first = (selector: string) =>
    window.document.querySelectorAll(selector)[Symbol.iterator]().next().value;
  await hook({
    async click(selector) {
      const target = first(selector);
      if (target) press(target);
    },
    async type(selector, text) {
      const field = first(selector);
      if (field) enter(window, field, text);
    },
  });
}
