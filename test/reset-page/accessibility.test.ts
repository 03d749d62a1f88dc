import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { clients, goodPassword, pools } from './sample-config.ts';
import { type Stage, startStage } from './stage.ts';

const link = `?code=123456&email=test%40example.com&cid=${clients[6].id}&pid=${pools[1].id}`;

describe('the page in a browser: for everyone', () => {
  let browser: Browser;
  let stage: Stage;
  before(async () => {
    browser = await launchBrowser();
    stage = await startStage(browser);
  });
  after(async () => {
    await stage?.close();
    await browser?.close();
  });

  test('every control has its role and name', async () => {
    const { page } = await stage.open(link);
    const controls = [
      page.getByRole('main'),
      page.getByRole('heading', { level: 1, name: 'Choose a new password' }),
      page.getByRole('textbox', { name: 'Email', exact: true }),
      page.getByRole('button', { name: 'Change email' }),
      page.getByRole('textbox', { name: 'Code from the mail' }),
      page.getByRole('button', { name: 'Send a new code' }),
      page.getByLabel('New password'),
      page.getByRole('button', { name: 'Show password', pressed: false }),
      page.getByRole('list', { name: 'Rules for the password' }),
      page.getByRole('button', { name: 'Set new password' }),
      page.getByRole('status'),
    ];
    for (const control of controls) assert.equal(await control.count(), 1, String(control));
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    const described = await page.evaluate(
      `['aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap(name =>
        [...document.querySelectorAll('[' + name + ']')].flatMap(one => one.getAttribute(name).split(' ')),
      ).filter(id => !document.getElementById(id))`,
    );
    assert.deepEqual(described, [], 'every reference has its element');
    await page.context().close();
  });

  test('password managers find what they look for', async () => {
    const { page } = await stage.open(link);
    const wanted = { username: 'username', code: 'one-time-code', password: 'new-password' };
    for (const [id, value] of Object.entries(wanted)) {
      assert.equal(await page.getAttribute(`form #${id}`, 'autocomplete'), value);
    }
    await page.context().close();
  });

  const views = [
    { name: 'a phone', width: 390, height: 844 },
    { name: 'zoom of 400 %', width: 320, height: 256 },
    { name: 'zoom of 200 %', width: 640, height: 400 },
    { name: 'a desktop', width: 1280, height: 800 },
  ];
  for (const { name, ...viewport } of views) {
    test(`${name}: nothing is cut off sideways, targets are large enough`, async () => {
      const { page } = await stage.open(link, { viewport });
      await page.click('#send');
      await page.locator('#wait', { hasText: 'ask again' }).waitFor();
      await page.fill('#password', 'x');
      await page.click('#submit');
      const width = await page.evaluate('document.documentElement.scrollWidth');
      assert.equal(width, viewport.width);
      for (const target of await page.locator('button:visible, a:visible, input:visible').all()) {
        const box = await target.boundingBox();
        assert.ok(box && box.height >= 24 && box.width >= 24, await target.evaluate('one => one.outerHTML'));
      }
      await page.context().close();
    });
  }

  test('larger text of the browser makes the whole page larger, right to left included', async () => {
    const { page } = await stage.open(link, { viewport: { width: 390, height: 844 } });
    await page.evaluate("document.documentElement.dir = 'rtl'");
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
    await page.context().close();
  });

  test('without JavaScript it says at once what to do, and no form can leak', async () => {
    const { page } = await stage.open(link, { javaScriptEnabled: false });
    // Where scripts are on, an animation holds it back for a moment.
    const animation = "getComputedStyle(document.querySelector('#no-script')).animationName";
    assert.equal(await page.evaluate(animation), 'none');
    await page.getByRole('heading', { name: 'This page needs JavaScript' }).waitFor({ state: 'visible' });
    assert.match((await page.textContent('#no-script')) ?? '', /type the code from the mail there/);
    assert.ok(await page.getByText('Need help? Write to help@example.com.').isVisible());
    assert.equal(await page.locator('#form').isVisible(), false);
    await page.context().close();
  });

  test('a script that does not arrive leaves the same words', async () => {
    const { page } = await stage.open('');
    await page.route('**/page.js', route => route.abort());
    await page.goto(stage.url + link);
    await page.getByRole('heading', { name: 'This page needs JavaScript' }).waitFor({ state: 'visible' });
    await page.context().close();
  });

  test('colours are told apart in both schemes', async () => {
    const style = await readFile(new URL('../../reset-page/colours.css', import.meta.url), 'utf8');
    const [light = '', dark = ''] = style.split('prefers-color-scheme: dark');
    const pairs = [
      ['ink', 'card', 7],
      ['soft', 'card', 4.5],
      ['soft', 'page', 4.5],
      ['soft', 'bad-tint', 4.5],
      ['ink', 'tint', 7],
      ['ink', 'bad-tint', 7],
      ['bad', 'card', 4.5],
      ['accent', 'card', 4.5],
      ['accent', 'tint', 4.5],
      ['on-accent', 'accent', 4.5],
      ['edge', 'card', 3],
    ] as const;
    for (const [scheme, text] of Object.entries({ light, dark })) {
      for (const [front, back, least] of pairs) {
        const ratio = contrast(colour(text, front), colour(text, back));
        assert.ok(ratio >= least, `${scheme}: ${front} on ${back} is ${ratio.toFixed(2)}`);
      }
    }
  });

  test('nothing of the password stays in the page after it is changed', async () => {
    const { page } = await stage.open(link);
    await page.fill('#password', goodPassword);
    await page.click('#submit');
    await page.waitForSelector('body.done');
    assert.doesNotMatch(await page.content(), new RegExp(goodPassword));
    assert.equal(await page.evaluate('localStorage.length + sessionStorage.length'), 0);
    await page.context().close();
  });
});

function colour(style: string, name: string): readonly number[] {
  const hex = new RegExp(`--${name}: #([0-9a-f]+)`).exec(style)?.[1] ?? assert.fail(`no colour ${name}`);
  const full = hex.length === 3 ? [...hex].map(digit => digit + digit).join('') : hex;
  return [0, 2, 4].map(start => Number.parseInt(full.slice(start, start + 2), 16) / 255);
}

/** The contrast of two colours by WCAG 2, from 1 to 21. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]) => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map(value =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
