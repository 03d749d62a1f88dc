import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { failing } from './fake-endpoint.ts';
import { clients, goodPassword, pools } from './sample-config.ts';
import { type Stage, startStage } from './stage.ts';

const { id, pool } = clients[6];
const route = `cid=${id}&pid=${pools[pool].id}`;
const link = `?code=123456&email=test%40example.com&${route}`;

const focused = (page: Page) => page.evaluate('document.activeElement.id');

describe('the page in a browser: the form', () => {
  let browser: Browser;
  let stage: Stage;
  let page: Page;
  let complaints: readonly string[];
  before(async () => {
    browser = await launchBrowser();
    stage = await startStage(browser);
  });
  beforeEach(async () => {
    stage.reset();
    ({ page, complaints } = await stage.open(''));
  });
  afterEach(() => page.context().close());
  after(async () => {
    await stage?.close();
    await browser?.close();
  });

  const calls = () => stage.endpoints[pool]?.calls ?? [];

  const openings = [
    { name: 'a whole link', query: link, focus: 'password', code: '123456', user: 'test@example.com' },
    {
      name: 'no code',
      query: `?email=test%40example.com&${route}`,
      focus: 'code',
      code: '',
      user: 'test@example.com',
    },
    {
      name: 'five digits',
      query: link.replace('123456', '12345'),
      focus: 'code',
      code: '',
      user: 'test@example.com',
    },
    { name: 'no email', query: `?code=123456&${route}`, focus: 'username', code: '123456', user: '' },
    { name: 'nothing', query: '', focus: 'username', code: '', user: '' },
  ];
  for (const { name, query, focus, code, user } of openings) {
    test(`${name}: fills in what is known and goes to ${focus}`, async () => {
      await page.goto(stage.url + query);
      assert.equal(await focused(page), focus);
      assert.equal(await page.inputValue('#code'), code);
      assert.equal(await page.inputValue('#username'), user);
      assert.equal(await page.locator('#username').isEditable(), user === '');
    });
  }

  test('a plus that became a space is offered as the plus it was', async () => {
    await page.goto(`${stage.url}?code=123456&email=a+b@example.com&${route}`);
    assert.equal(await page.inputValue('#username'), 'a+b@example.com');
    assert.match((await page.textContent('#username-note')) ?? '', /plus sign/);
    await page.click('#change');
    assert.equal(await focused(page), 'username');
    await page.fill('#username', 'a.b@example.com');
    await page.fill('#password', goodPassword);
    await page.click('#submit');
    await page.waitForSelector('body.done');
    assert.equal(calls()[0]?.input.Username, 'a.b@example.com');
  });

  test('only the keyboard, from the link to the end', async () => {
    await page.goto(stage.url + link);
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'problem');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'password');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(goodPassword);
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'show');
    await page.keyboard.press('Space');
    assert.equal(await page.getAttribute('#password', 'type'), 'text');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'submit');
    await page.keyboard.press('Enter');
    await page.waitForSelector('body.done');
    assert.equal(await focused(page), 'title');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'sign-in');
  });

  test('an empty form is not sent and says each thing that is missing', async () => {
    await page.click('#submit');
    assert.equal(await page.textContent('#problem-title'), '3 things to put right');
    assert.equal(await page.locator('#problem-fields a').count(), 3);
    assert.equal(await page.locator('[aria-invalid=true]').count(), 3);
    await page.fill('#code', '1');
    assert.equal(await page.locator('[aria-invalid=true]').count(), 2);
    assert.deepEqual(
      stage.endpoints.flatMap(endpoint => endpoint.calls),
      [],
    );
  });

  test('the rules are checked as one types, and told to a screen reader when typing rests', async () => {
    await page.goto(stage.url + link);
    const met = () => page.locator('#rules .met:visible').allTextContents();
    assert.deepEqual(await met(), []);
    await page.fill('#password', 'Correct');
    assert.deepEqual(await met(), ['A capital letter (A–Z) (done)', 'A small letter (a–z) (done)']);
    await page
      .locator('#rules-status', { hasText: 'Still needed: at least 10 characters, a number' })
      .waitFor({ state: 'attached' });
    await page.fill('#password', 'Correct Horse-7');
    assert.equal(
      await page.locator('#rules li:visible').last().textContent(),
      'At most 256 characters, and no spaces (not yet)',
    );
    await page.fill('#password', goodPassword);
    assert.equal((await met()).length, 5);
    assert.match((await page.getAttribute('#password', 'passwordrules')) ?? '', /^minlength: 10;/);
  });

  test('the rules are those of the pool in the link', async () => {
    await page.goto(`${stage.url}?code=123456&email=a%40example.com&cid=${clients[7].id}`);
    assert.deepEqual(await page.locator('#rules li:visible').allTextContents(), [
      'At least 12 characters (not yet)',
    ]);
  });

  test('a password is shown only while wanted, and never while it is sent', async () => {
    await page.goto(stage.url + link);
    stage.endpoints[pool]?.answers.set('ConfirmForgotPassword', failing('CodeMismatchException', 'x'));
    await page.fill('#password', goodPassword);
    await page.click('#show');
    assert.equal(await page.getAttribute('#show', 'aria-pressed'), 'true');
    await page.click('#submit');
    await page.waitForSelector('#problem:not([hidden])');
    assert.equal(await page.getAttribute('#password', 'type'), 'password');
    assert.equal(await page.getAttribute('#show', 'aria-pressed'), 'false');
  });

  test('a form that is sent twice makes one call', async () => {
    await page.goto(stage.url + link);
    const { promise, resolve } = Promise.withResolvers<void>();
    stage.endpoints[pool]?.answers.set('ConfirmForgotPassword', { until: promise, body: '{}' });
    await page.fill('#password', goodPassword);
    const called = page.waitForRequest(request => request.method() === 'POST');
    await page.evaluate("for (let i = 0; i < 5; i++) document.querySelector('#form').requestSubmit()");
    await called;
    assert.equal(await page.getAttribute('#submit', 'aria-disabled'), 'true');
    await page.dispatchEvent('#send', 'click');
    await page.dispatchEvent('#submit', 'click');
    resolve();
    await page.waitForSelector('body.done');
    assert.equal(calls().length, 1);
  });

  test('one click sends a new code through the same client, and not again for thirty seconds', async () => {
    await page.clock.install();
    await page.goto(stage.url + link);
    stage.endpoints[pool]?.answers.set('ConfirmForgotPassword', failing('ExpiredCodeException', 'x'));
    await page.fill('#password', goodPassword);
    await page.click('#submit');
    await page.click('#problem-send');
    await page.waitForSelector('#sent:not(:empty)');
    assert.deepEqual(calls()[1]?.input, { ClientId: id, Username: 'test@example.com' });
    const sent = (await page.textContent('#sent')) ?? '';
    assert.match(sent, /t\*\*\*@e\*\*\*/);
    assert.match(sent, /Older codes no longer work/);
    assert.equal(await focused(page), 'code');
    assert.equal(await page.inputValue('#code'), '');
    assert.equal(await page.inputValue('#password'), goodPassword);
    assert.equal(await page.locator('#problem').isVisible(), false);
    assert.equal(await page.textContent('#wait'), 'You can ask again in 30 s.');
    await page.dispatchEvent('#send', 'click');
    await page.clock.fastForward(12_000);
    assert.equal(await page.textContent('#wait'), 'You can ask again in 18 s.');
    await page.dispatchEvent('#send', 'click');
    assert.equal(calls().length, 2);
    await page.clock.fastForward(18_000);
    assert.equal(await page.textContent('#wait'), '');
    await page.click('#send');
    await page.locator('#wait', { hasText: 'ask again' }).waitFor();
    assert.equal(calls().length, 3);
  });

  test('success removes the form, says so and links to the sign-in of that client', async () => {
    await page.goto(stage.url + link);
    await page.fill('#password', goodPassword);
    await page.click('#submit');
    await page.waitForSelector('body.done');
    assert.equal(await page.textContent('h1'), 'Your password is changed');
    assert.equal(await page.title(), 'Your password is changed');
    assert.equal(await page.locator('form, input').count(), 0);
    assert.equal(await page.getAttribute('#sign-in', 'href'), 'https://chat.example.com/sign-in');
    assert.equal(calls().length, 1, 'nobody is signed in');
  });

  test('success ends the wait for another code, and nothing is left to go wrong', async () => {
    await page.clock.install();
    await page.goto(stage.url + link);
    await page.fill('#password', goodPassword);
    await page.click('#send');
    await page.waitForSelector('#sent:not(:empty)');
    await page.fill('#code', '654321');
    await page.click('#submit');
    await page.waitForSelector('body.done');
    await page.clock.runFor(31_000);
    assert.deepEqual(complaints, []);
  });

  test('success without a page to sign in on sends the user back to the app', async () => {
    await page.goto(`${stage.url}?code=123456&email=a%40example.com&cid=${clients[0].id}`);
    await page.fill('#password', goodPassword);
    await page.click('#submit');
    await page.waitForSelector('body.done');
    assert.equal(await page.locator('#sign-in').isVisible(), false);
    assert.match((await page.textContent('#lead')) ?? '', /Go back to the app/);
  });
});
