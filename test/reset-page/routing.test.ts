import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { clients, fallbackClientId, goodPassword, pools } from './sample-config.ts';
import { type Stage, startStage } from './stage.ts';

const user = 'test+reset@example.com';
const secrets = `code=123456&email=${encodeURIComponent(user)}`;
const linkOf = (cid: string, pid: string) => `?${secrets}&cid=${cid}&pid=${pid}`;

async function setPassword(page: Page): Promise<void> {
  await page.fill('#password', goodPassword);
  await page.click('#submit');
  await page.waitForSelector('body.done');
}

describe('the page in a browser: where a code goes', () => {
  let browser: Browser;
  let stage: Stage;
  before(async () => {
    browser = await launchBrowser();
    stage = await startStage(browser);
  });
  beforeEach(() => stage.reset());
  after(async () => {
    await stage?.close();
    await browser?.close();
  });

  for (const { id, name, pool } of clients) {
    test(`${name}: its own id, at the endpoint of its own pool`, async () => {
      const { page, complaints, requests } = await stage.open(linkOf(id, pools[pool].id));
      await setPassword(page);
      const calls = stage.endpoints.map(endpoint => endpoint.calls.map(call => call.input));
      const expected = { ClientId: id, Username: user, ConfirmationCode: '123456', Password: goodPassword };
      assert.deepEqual(
        calls,
        pools.map((_, index) => (index === pool ? [expected] : [])),
      );
      const [call] = stage.endpoints[pool]?.calls ?? [];
      assert.equal(call?.headers.referer, undefined);
      assert.equal(call?.headers.cookie, undefined);
      const hosts = new Set(
        [stage.url, ...stage.endpoints.map(({ url }) => url)].map(url => new URL(url).host),
      );
      for (const { url } of requests) assert.ok(hosts.has(new URL(url).host), url);
      assert.deepEqual(complaints, []);
      await page.context().close();
    });
  }

  test('the address and the history lose the code at once, and nobody is called', async () => {
    const { page, requests } = await stage.open(linkOf(clients[0].id, pools[0].id));
    await page.waitForSelector('#form');
    assert.equal(page.url(), stage.url);
    const state = JSON.stringify(await page.evaluate('history.state'));
    assert.doesNotMatch(state, /123456|example\.com/);
    const [opened, ...others] = requests;
    assert.match(opened?.url ?? '', /code=123456/);
    assert.equal(others.length, 2);
    for (const { url, referrer } of others) {
      assert.ok(!referrer, url);
      assert.doesNotMatch(url, /123456/);
    }
    assert.deepEqual(
      stage.endpoints.flatMap(endpoint => endpoint.calls),
      [],
    );
    await page.goto('about:blank');
    await page.goBack();
    assert.equal(page.url(), stage.url);
    await page.context().close();
  });

  test('the redirect without the slash keeps the link whole', async () => {
    const { page } = await stage.open('');
    await page.goto(stage.url.slice(0, -1) + linkOf(clients[9].id, pools[2].id));
    await setPassword(page);
    assert.equal(stage.endpoints[2]?.calls[0]?.input.ClientId, clients[9].id);
    await page.context().close();
  });

  test('a reload keeps the client and does not fall back to another', async () => {
    const { page } = await stage.open(linkOf(clients[9].id, pools[2].id));
    await page.reload();
    assert.equal(await page.inputValue('#code'), '');
    await page.fill('#username', user);
    await page.fill('#code', '123 456');
    await setPassword(page);
    assert.equal(stage.endpoints[2]?.calls[0]?.input.ClientId, clients[9].id);
    assert.equal(stage.endpoints[2]?.calls[0]?.input.ConfirmationCode, '123456');
    await page.context().close();
  });

  test('a mail from before the parameter goes to the fallback client', async () => {
    const { page } = await stage.open(`?${secrets}`);
    await setPassword(page);
    assert.equal(stage.endpoints[1]?.calls[0]?.input.ClientId, fallbackClientId);
    await page.context().close();
  });

  const refused = [
    { name: 'an unknown client', query: `?${secrets}&cid=unknown` },
    { name: 'an unknown pool', query: linkOf(clients[0].id, 'eu-west-1_Stranger') },
    { name: 'a client with the pool of another', query: linkOf(clients[0].id, pools[1].id) },
    { name: 'two clients in one link', query: `${linkOf(clients[0].id, pools[0].id)}&cid=${clients[1].id}` },
  ];
  for (const { name, query } of refused) {
    test(`${name}: the page stops and calls nobody, also after a reload`, async () => {
      const { page, requests, complaints } = await stage.open(query);
      for (const _ of ['opened', 'reloaded']) {
        assert.equal(await page.textContent('#title'), 'This link cannot be used here');
        assert.equal(await page.locator('form, input').count(), 0);
        assert.equal(page.url(), stage.url);
        await page.reload();
      }
      assert.ok(requests.every(({ url }) => url.startsWith(stage.url)));
      assert.deepEqual(
        stage.endpoints.flatMap(endpoint => endpoint.calls),
        [],
      );
      assert.deepEqual(complaints, []);
      await page.context().close();
    });
  }

  test('a page for any client calls the region of the pool', async () => {
    const open = await startStage(browser, { acceptAnyClient: true });
    const { page, complaints } = await open.open('');
    const bodies: (string | null)[] = [];
    await page.route('https://cognito-idp.eu-west-1.amazonaws.com/', route => {
      bodies.push(route.request().postData());
      return route.fulfill({ body: '{}', headers: { 'access-control-allow-origin': '*' } });
    });
    await page.goto(open.url + linkOf('any1client', 'eu-west-1_Stranger'));
    await setPassword(page);
    assert.equal(JSON.parse(bodies[0] ?? '{}').ClientId, 'any1client');
    assert.deepEqual(complaints, []);
    await page.context().close();
    await open.close();
  });

  test('the policy of the page stops calls to anyone else', async () => {
    const { page } = await stage.open(linkOf(clients[0].id, pools[0].id));
    const call = "fetch('http://localhost:1/').then(() => 'went', error => error.name)";
    const blocked = page.waitForEvent('console', message => /Content Security Policy/.test(message.text()));
    await page.evaluate(call);
    await blocked;
    await page.context().close();
  });
});
