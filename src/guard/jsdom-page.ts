import { JSDOM, type PageWindow, requestInterceptor, VirtualConsole } from 'jsdom';
import { fetchOwn } from './fetch-own.ts';
import { findForm, mark } from './find-form.ts';
import { hasImports } from './has-imports.ts';
import { loadHook } from './hook.ts';
import { enter, press } from './jsdom-hand.ts';
import { answerRequest, giveBrowserParts, type JsdomNetwork } from './jsdom-network.ts';
import type { Mutation } from './mutate.ts';
import { fillIn, firstLine, type OpenPage, unhandled } from './page-hand.ts';
import { readWords } from './read-words.ts';
import { rewriteHtml } from './rewrite-html.ts';
import { lookOn, type Seen } from './seen.ts';
import { secretsOf } from './told-secret.ts';
import type { Errand, Patience, Visits } from './visit.ts';
import { within } from './within.ts';

/** What a page of jsdom is opened with: plain data, for it crosses to a thread. */
export interface JsdomErrand {
  readonly errand: Errand;
  readonly patience: Patience;
  /** The file of the hook. */
  readonly hook: string | undefined;
}

/** Opens a page in jsdom and runs the errand. Only files of the page's own origin are loaded. */
export async function visitInJsdom({ errand, patience, hook }: JsdomErrand): Promise<Visits> {
  const seen = lookOn(secretsOf(errand));
  let opened: Opened | undefined;
  const onRejection = (reason: unknown, promise: unknown) => {
    if (opened && promise instanceof opened.window.Promise) seen.error(String(reason));
  };
  process.on('unhandledRejection', onRejection);
  try {
    const { origin, hash } = new URL(errand.link);
    const network: JsdomNetwork = {
      ...{ origin, seen, answer: errand.answers[0] },
      ...{ patience: patience.load, open: 0 },
    };
    const page = await fetchOwn(errand.link, { origin, note: seen.request, patience: patience.load });
    if (page.status > 299) throw new Error(`HTTP ${page.status}`);
    const change = errand.mutation && changeOf(errand.mutation, await import('./mutate.ts'), seen);
    opened = await open(page.body.toString(), { url: page.url + hash, network, change });
    await loaded(opened.window, patience.load);
    if (hook !== undefined) await runHook(hook, opened.window);
    if (opened.runsModules) return seen.visits([unhandled(errand, modulesNotRun)]);
    return seen.visits(await fillIn(openPage(opened.window, network), errand, patience));
  } catch (error) {
    return seen.visits([unhandled(errand, `the page did not load: ${firstLine(error)}`)]);
  } finally {
    opened?.window.close();
    process.off('unhandledRejection', onRejection);
  }
}

const modulesNotRun = 'its modules import others, which only Chromium runs';

/** Puts the errand's fault into a script. */
function changeOf(
  mutation: Mutation,
  { mutate }: typeof import('./mutate.ts'),
  seen: Seen,
): (script: string) => string {
  return script => {
    const written = mutate(script, mutation);
    if (written !== script) seen.isMutated = true;
    return written;
  };
}

interface Opening {
  readonly url: string;
  readonly network: JsdomNetwork;
  readonly change: ((script: string) => string) | undefined;
}

interface Opened {
  readonly window: PageWindow;
  /** Whether it has modules that jsdom does not run. */
  readonly runsModules: boolean;
}

async function open(html: string, { url, network, change }: Opening): Promise<Opened> {
  const inline = new Map<string, string>();
  const page = { runsModules: false };
  // jsdom runs no modules. One without imports of others does the same as a deferred script.
  const written = rewriteHtml(html, ({ isModule, source, text }) => {
    if (!isModule) return source === undefined && change ? `<script>${change(text)}</script>` : undefined;
    if (source !== undefined) return `<script defer src="${source.replaceAll('"', '&quot;')}"></script>`;
    const address = new URL(`/lifeguard-inline-${inline.size}.js`, url).href;
    inline.set(address, text);
    return `<script defer src="${address}"></script>`;
  });
  const respond = async (request: Request): Promise<Response> => {
    const own = inline.get(request.url);
    const found =
      own === undefined
        ? await answerRequest(request, network)
        : new Response(own, { headers: { 'content-type': 'text/javascript' } });
    if (!/javascript/.test(found.headers.get('content-type') ?? '')) return found;
    const script = await found.text();
    if (await hasImports(script)) page.runsModules = true;
    return new Response(change ? change(script) : script, { headers: { 'content-type': 'text/javascript' } });
  };
  const { window } = new JSDOM(written, {
    url,
    runScripts: 'dangerously',
    pretendToBeVisual: true,
    virtualConsole: consoleOf(network.seen),
    resources: { interceptors: [requestInterceptor(respond)] },
    beforeParse: created => giveBrowserParts(created, network),
  });
  return Object.assign(page, { window });
}

async function loaded(window: PageWindow, patience: number): Promise<void> {
  if (window.document.readyState === 'complete') return;
  await within(patience, new Promise<void>(resolve => window.addEventListener('load', resolve)));
}

function consoleOf(seen: Seen): VirtualConsole {
  const virtualConsole = new VirtualConsole();
  virtualConsole.on('jsdomError', (error: Error) => {
    if (/navigation/.test(error.message)) {
      seen.error('The page went to another address.');
    } else if (!/Could not load|Could not parse CSS|Not implemented/.test(error.message)) {
      seen.error(String(error.cause instanceof Error ? error.cause : error));
    }
  });
  return virtualConsole;
}

function openPage(window: PageWindow, network: JsdomNetwork): OpenPage {
  const { document } = window;
  const { seen } = network;
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
    turn(answer) {
      network.answer = answer;
      seen.turn();
    },
    isBusy: () => network.open > 0,
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
