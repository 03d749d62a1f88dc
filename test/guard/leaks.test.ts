import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openChromium } from '../../src/guard/chromium.ts';
import { findChromium } from '../../src/guard/find-chromium.ts';
import type { Browse, Visit } from '../../src/guard/visit.ts';
import { writtenPage } from './guarded-pages.ts';
import { type LeakingPage, leakingPage, ways } from './leaking-page.ts';

const form = '<form><input name="code"><input type="password"><button>Save</button></form>';

/** Leaves a mark wherever pages can, and says which it finds. */
const marking = `${form}<p id="found">looking</p><script>
  document.querySelector('form').addEventListener('submit', event => event.preventDefault());
  const found = [];
  if (window.name) found.push('window.name');
  if (localStorage.mark) found.push('localStorage');
  if (sessionStorage.mark) found.push('sessionStorage');
  if (document.cookie) found.push('cookie');
  window.name = localStorage.mark = sessionStorage.mark = 'left';
  document.cookie = 'mark=left; path=/';
  const channel = new BroadcastChannel('mark');
  channel.onmessage = () => found.push('a page of before');
  channel.postMessage('?');
  open(location.href);
  const opening = indexedDB.open('mark');
  opening.onupgradeneeded = () => { found.push('new'); };
  opening.onsuccess = () => setTimeout(() => { document.querySelector('#found').textContent = found.join(' '); }, 50);
</script>`;

/** Does more of much than anybody looks at. */
const boundless = `${form}<script>
  document.querySelector('form').addEventListener('submit', event => event.preventDefault());
  for (let i = 0; i < 150; i += 1) new Image().src = '/' + i;
  for (let i = 0; i < 3; i += 1) fetch('/big', { method: 'POST', body: 'x'.repeat(400_000) }).catch(() => {});
  for (let i = 0; i < 150; i += 1) setTimeout(() => { throw new Error('x'.repeat(9_000)); });
  for (let i = 0; i < 5; i += 1) alert('x'.repeat(9_000));
  const link = Object.assign(document.createElement('a'), { href: 'data:application/zip,x', download: 'x.zip' });
  link.click();
</script>`;

describe('a page in Chromium', () => {
  let browse: Browse;
  let leaking: LeakingPage;
  before(async () => {
    leaking = await leakingPage();
    browse = await openChromium({
      program: findChromium(process.env, process.platform) ?? '',
      patience: { load: 10_000, quiet: 500 },
      hook: undefined,
      allowedOrigins: [],
      mayDoWithoutSandbox: true,
      environment: process.env,
    });
  });
  after(async () => {
    await browse.close();
    await leaking.close();
  });

  const visited = async (link: string): Promise<Visit> => {
    const [visit] = await browse.visit({
      link: `${link}?code=123456`,
      values: { username: 'a@example.com', code: '123456', password: 'Some-Password1!' },
      answers: [{ status: 200, headers: {}, body: '{}' }],
      mutation: undefined,
    });
    return visit;
  };

  test(`reaches nobody else in any of ${Object.keys(ways).length} ways`, async () => {
    const visit = await visited(leaking.page);
    assert.equal(visit.form, 'submitted', visit.obstacle);
    assert.deepEqual(leaking.heard, []);
    assert.deepEqual(leaking.posted, []);
    const asked = new Set(
      visit.requests.filter(({ url }) => URL.parse(url)?.port === new URL(leaking.other).port),
    );
    const told = [...asked].map(({ method, url }) => `${method} ${new URL(url).pathname}`);
    // One for each kind of those that are told: from the page, led away, and known to the gate alone.
    for (const one of ['GET /fetch', 'POST /beacon', 'GET /away', 'GET /worker', 'CONNECT /']) {
      assert.ok(told.includes(one), `${one} is none of ${told.join(', ')}`);
    }
  });

  test('finds nothing of the errand before', async () => {
    const page = await writtenPage(`<!doctype html><title>Page</title><body>${marking}`);
    try {
      for (const errand of ['first', 'second']) {
        const { words } = await visited(page.guarded.page);
        assert.match(words.after, /\bnew$/, `${errand}: ${words.after}`);
        assert.doesNotMatch(words.after, /window|Storage|cookie|before/, errand);
      }
    } finally {
      await page.close();
    }
  });

  test('is kept no more of than anybody needs', async () => {
    const page = await writtenPage(`<!doctype html><title>Page</title><body>${boundless}`);
    try {
      const { form: state, requests, errors, words } = await visited(page.guarded.page);
      assert.equal(state, 'submitted');
      assert.equal(requests.filter(({ method }) => method === 'POST').length, 3);
      assert.ok(
        errors.length <= 100 && errors.every(text => text.length <= 2_000),
        `${errors.length} errors`,
      );
      assert.ok(requests.every(({ body }) => body.length <= 200_000));
      assert.ok(words.after.length < 250_000);
    } finally {
      await page.close();
    }
  });
});
