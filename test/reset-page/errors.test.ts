import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type ErrorRow, errors } from './error-rows.ts';
import { failing, never, requestId } from './fake-endpoint.ts';
import { clients, goodPassword, pools } from './sample-config.ts';
import { type Stage, startStage } from './stage.ts';

const { id, pool } = clients[6];
const link = `?code=123456&email=test%40example.com&cid=${id}&pid=${pools[pool].id}`;

const focused = (page: Page) => page.evaluate('document.activeElement.id');

describe('the page in a browser: what each failure says', () => {
  let browser: Browser;
  let stage: Stage;
  let page: Page;
  let complaints: readonly string[];
  before(async () => {
    browser = await launchBrowser();
    stage = await startStage(browser);
    ({ page, complaints } = await stage.open(link));
  });
  beforeEach(async () => {
    stage.reset();
    await page.goto(stage.url + link);
  });
  after(async () => {
    await stage?.close();
    await browser?.close();
  });

  const answersWith = (operation: string, answer: ErrorRow['answer']) =>
    stage.endpoints[pool]?.answers.set(operation, answer);

  for (const row of errors) {
    test(row.name, async () => {
      answersWith('ConfirmForgotPassword', row.answer);
      await page.fill('#password', goodPassword);
      await page.click('#submit');
      await page.waitForSelector('#problem:not([hidden])');
      assert.equal(await page.textContent('#problem-title'), row.title);
      assert.equal(await focused(page), 'problem');
      assert.equal(await page.title(), `Problem: ${row.title}`);
      const text = (await page.textContent('#problem-text')) ?? '';
      assert.match(text, row.says ?? /\./);
      assert.doesNotMatch(text, /Exception|Cognito|Lambda|client/i);
      assert.equal(await page.locator('#problem-send').isVisible(), row.offersCode === true);
      const named = row.kind === 'password-policy' && row.says !== undefined;
      assert.equal(await page.locator('#rules .unmet:visible').count(), named ? 1 : 0);
      const support = (await page.textContent('#problem-support')) ?? '';
      if (!row.answer.drops) assert.ok(support.includes(requestId), support);
      const invalid = await page.evaluate(
        "[...document.querySelectorAll('[aria-invalid=true]')].map(one => one.id)",
      );
      assert.deepEqual(invalid, row.field ? [row.field] : []);
      if (row.field) {
        await page.click('#problem-fields a');
        assert.equal(await focused(page), row.field);
        assert.equal(page.url(), stage.url);
      }
      // A browser itself repeats a call whose kept-alive connection breaks before an answer.
      if (!row.answer.drops) assert.equal(stage.endpoints[pool]?.calls.length, 1, 'nothing is sent twice');
      assert.equal(await page.inputValue('#password'), goodPassword, 'what was typed stays');
      assert.equal(await page.textContent('#submit'), 'Set new password');
      assert.deepEqual(complaints, []);
    });
  }

  test('the true cause is shown when it is known', async () => {
    const headers = { 'x-lifeguard-cause': 'code-issued-to-another-client' };
    answersWith('ConfirmForgotPassword', failing('ExpiredCodeException', 'x', { headers }));
    await page.fill('#password', goodPassword);
    await page.click('#submit');
    await page.waitForSelector('#problem:not([hidden])');
    assert.equal(await page.textContent('#problem-cause'), 'Cause: code-issued-to-another-client');
  });

  test('where the password may be changed already, signing in is offered', async () => {
    answersWith('ConfirmForgotPassword', failing('UserLambdaValidationException', 'x'));
    await page.fill('#password', goodPassword);
    await page.click('#submit');
    const signIn = page.locator('#problem-sign-in');
    await signIn.waitFor({ state: 'visible' });
    assert.equal(await signIn.getAttribute('href'), 'https://chat.example.com/sign-in');
  });

  const sending = [
    { answer: failing('CodeDeliveryFailureException', 'x'), title: 'The code could not be sent' },
    { answer: failing('LimitExceededException', 'x'), title: 'Too many attempts' },
    { answer: failing('UserLambdaValidationException', 'x'), title: 'The app did not let us send a code' },
    { answer: failing('UnexpectedLambdaException', 'x'), title: 'The code could not be made ready' },
    { answer: { body: '{}' }, title: 'We do not understand the answer' },
  ];
  for (const { answer, title } of sending) {
    test(`sending a code: ${title}`, async () => {
      answersWith('ForgotPassword', answer);
      await page.click('#send');
      await page.waitForSelector('#problem:not([hidden])');
      assert.equal(await page.textContent('#problem-title'), title);
      assert.equal(await focused(page), 'problem');
      assert.equal(await page.textContent('#wait'), '', 'a code that was not sent starts no pause');
    });
  }

  test('no answer within ten seconds', async () => {
    await page.clock.install();
    await page.goto(stage.url + link);
    answersWith('ConfirmForgotPassword', { until: never });
    await page.fill('#password', goodPassword);
    await page.click('#submit');
    assert.equal(await page.textContent('#submit'), 'One moment…');
    await page.clock.fastForward(10_000);
    await page.waitForSelector('#problem:not([hidden])');
    assert.equal(await page.textContent('#problem-title'), 'No answer came in time');
    assert.match((await page.textContent('#problem-text')) ?? '', /may be changed already/);
  });

  test('no network', async () => {
    await page.context().setOffline(true);
    await page.fill('#password', goodPassword);
    await page.click('#submit');
    await page.waitForSelector('#problem:not([hidden])');
    assert.equal(await page.textContent('#problem-title'), 'You are offline');
    await page.context().setOffline(false);
  });
});
