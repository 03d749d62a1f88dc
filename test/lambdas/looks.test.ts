import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { createHandler } from '../../lambdas/custom-message/handler.ts';
import { readOwnMessages } from '../../lambdas/custom-message/own-messages.ts';
import { type MessageName, templates } from '../../lambdas/custom-message/templates.ts';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { launchBrowser } from '../reset-page/browser.ts';

/** Where the pictures go. With MAIL_PICTURES=<folder> they are left there, for people to look at. */
const { MAIL_PICTURES: kept } = process.env;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'lifeguard-mails-'));
after(() => kept ?? rmSync(folder, { recursive: true }));

const longWord = 'Donaudampfschifffahrtsgesellschaft';
const environment = {
  PASSWORD_RESET_URL: 'https://www.thephenom.app/reset-password',
  SIGN_IN_URL: 'https://www.thephenom.app/sign-in',
};
const logo = 'https://example.com/logo.png 160x40';
const own = {
  texts: {
    he: {
      frame: { linkFallback: 'אם הכפתור לא עובד:', support: 'שאלות? כתבו אל {support}.' },
      passwordReset: {
        ...templates.passwordReset.texts.en,
        heading: 'בחירת סיסמה חדשה',
        intro: 'התבקשנו לאפס את הסיסמה של החשבון:',
        button: 'בחירת סיסמה חדשה',
      },
    },
  },
};

interface Row {
  readonly name: string;
  readonly message: MessageName;
  readonly locale: string;
  readonly email?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly code?: string;
}

const names = Object.keys(templates) as MessageName[];
const rows: readonly Row[] = [
  ...names.flatMap(message =>
    ['en', 'de', 'es'].map(locale => ({ name: `${message} ${locale}`, message, locale })),
  ),
  {
    name: 'a long address',
    message: 'passwordReset',
    locale: 'de',
    email: `${'a'.repeat(64)}@${'b'.repeat(60)}.example`,
  },
  {
    name: 'a long brand name',
    message: 'passwordReset',
    locale: 'en',
    environment: { BRAND_NAME: longWord, BRAND_COLOR: '#ffee00', SUPPORT_EMAIL: 'help@example.com' },
  },
  {
    name: 'a dark brand',
    message: 'invitation',
    locale: 'es',
    environment: { BRAND_COLOR: '#101010', BRAND_LOGO: logo },
    code: 'W'.repeat(99),
  },
  { name: 'a light brand', message: 'passwordReset', locale: 'en', environment: { BRAND_COLOR: '#f5f5f5' } },
  { name: 'from right to left', message: 'passwordReset', locale: 'he' },
];

async function mailOf({
  message,
  locale,
  email = 'test-staging@thephenom.app',
  code,
  ...row
}: Row): Promise<string> {
  const changes = { SIGN_UP_BY: message === 'signUpLink' ? 'link' : 'code', ...row.environment };
  const handler = createHandler(
    { ...environment, ...changes },
    assert.fail,
    readOwnMessages(JSON.stringify(own)),
  );
  const { response } = await handler({
    triggerSource: templates[message].sources[0] ?? '',
    userPoolId: 'us-east-1_n8gO6SbP6',
    callerContext: { clientId: '6sjjnkaeagnqgkmbl1mr5rtfsr' },
    request: { userAttributes: { email, locale } },
    response: {} as { emailMessage?: string },
  });
  return String(response.emailMessage)
    .replaceAll('{####}', code ?? '123456')
    .replaceAll('{username}', email)
    .replaceAll(
      /\{##(.*?)##\}/g,
      '<a href="https://phenom.auth.us-east-1.amazoncognito.com/confirmUser">$1</a>',
    );
}

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

/** Gives what is wrong with the looks of a mail, in sentences. It runs in the page. */
const findings = readFileSync(join(import.meta.dirname, 'mail-findings.js'), 'utf8');

async function look(page: Page, html: string, width: number, file: string): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  await page.setContent(html);
  await page.screenshot({ path: join(folder, file), fullPage: true });
  return page.evaluate<string[]>(`${findings}\nfindings(${width})`);
}

describe('a mail can be read in light and dark, in a narrow window and a wide one', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(colorScheme, async () => {
      const page = await browser.newPage({ colorScheme });
      await page.route('**', route => route.abort());
      for (const row of rows) {
        const html = await mailOf(row);
        for (const width of [320, 640]) {
          const file = `${row.name}-${colorScheme}-${width}.png`.replaceAll(' ', '-');
          const wrong = await look(page, html, width, file);
          assert.deepEqual(wrong, [], `${row.name}, ${colorScheme}, ${width}`);
        }
      }
      await page.close();
    });
  }
});

test('a logo that is not shown leaves the whole name and no hole', async () => {
  const page = await browser.newPage();
  await page.route('**', route => route.abort());
  for (const size of ['32x32', '32x160']) {
    const BRAND_NAME = 'The Company of Long Names';
    const BRAND_LOGO = `https://example.com/logo.png ${size}`;
    const changes = { BRAND_NAME, BRAND_LOGO, SUPPORT_EMAIL: 'help@example.com' };
    const html = await mailOf({ name: size, message: 'passwordReset', locale: 'en', environment: changes });
    await look(page, html, 640, `no-logo-${size}.png`);
    const logo = page.locator('img.logo');
    const box = await logo.boundingBox();
    assert.ok((box?.width ?? 0) > 200, `${box?.width} pixels wide`);
    assert.ok((box?.height ?? 99) < 50, `${box?.height} pixels high`);
  }
  await page.close();
});

test('the preview shows a mail in light and dark, in frames that let nothing else in', async () => {
  const terminal = fakeTerminal(folder);
  assert.equal(await main(['mail', 'preview', '--out', 'preview'], terminal), 0);
  const page = await browser.newPage({ colorScheme: 'light' });
  const problems: string[] = [];
  page.on('console', message => problems.push(message.text()));
  page.on('request', request => {
    if (!request.url().startsWith('file:')) problems.push(request.url());
  });
  await page.goto(`file://${join(folder, 'preview/index.html')}`);
  await page.getByRole('link', { name: 'Password reset' }).first().click();
  const backgrounds: string[] = [];
  for (const frame of await page.locator('iframe').all()) {
    const mail = frame.contentFrame();
    await mail.getByText('123456', { exact: true }).waitFor();
    const seen = mail
      .locator('.card')
      .evaluate('getComputedStyle(document.querySelector(".card")).backgroundColor');
    backgrounds.push(String(await seen));
  }
  const [light, dark] = ['rgb(255, 255, 255)', 'rgb(26, 29, 35)'];
  assert.deepEqual(backgrounds, [light, light, dark, dark]);
  assert.deepEqual(problems, []);
  await page.close();
});
