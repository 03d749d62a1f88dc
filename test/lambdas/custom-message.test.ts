import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TriggerCall } from '../../src/triggers/trigger.ts';
import { arnOf, callOf, client, messageRequest, poolWith, runnerOf } from '../triggers/trigger-runner.ts';

const handler = fileURLToPath(new URL('../../lambdas/custom-message/index.ts', import.meta.url));
const untouched = { smsMessage: null, emailMessage: null, emailSubject: null };

function functionWith(environment: Record<string, string>) {
  const { triggers, lines } = runnerOf(handler, { environment });
  after(() => triggers.close());
  return { lines, run: (call: Partial<TriggerCall> = {}) => triggers.run(callOf(call)) };
}

function requestFor(userAttributes: Record<string, string>): Partial<TriggerCall> {
  return { request: { ...messageRequest, userAttributes } };
}

/** The mail that a response holds, with Cognito's part done. */
function mailIn(response: Readonly<Record<string, unknown>> | undefined) {
  const template = response?.emailMessage;
  assert.equal(typeof template, 'string');
  const html = String(template).replaceAll('{####}', '482913');
  const decode = (text: string) =>
    text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name) => {
      return { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }[String(name)] ?? '';
    });
  const links = [...html.matchAll(/<a [^>]*href="(https?:[^"]*)"/g)].map(([, href = '']) => decode(href));
  const text = decode(
    html.replace(/<style>.*?<\/style>|<!--.*?-->|<title>.*?<\/title>/gs, '').replace(/<[^>]*>/g, ''),
  );
  return { template: String(template), html, text, links, link: new URL(links[0] ?? '') };
}

const page = 'https://www.thephenom.app/reset-password';
const shipped = functionWith({ PASSWORD_RESET_URL: page });

describe('the mail of a password reset', () => {
  test('button, visible link and code say the same', async () => {
    const response = await shipped.run();
    assert.equal(response?.emailSubject, 'Reset your Phenom password');
    assert.equal(response?.smsMessage, null);
    const { links, text, html, template } = mailIn(response);
    const link =
      `${page}?code=482913&email=test-staging%40thephenom.app` +
      '&cid=6sjjnkaeagnqgkmbl1mr5rtfsr&pid=us-east-1_n8gO6SbP6';
    assert.deepEqual(links, [link, link]);
    assert.ok(text.includes(link));
    // The code stands alone in its element: nothing is copied along with it.
    assert.match(html, /<p [^>]*>482913<\/p>/);
    assert.equal(template.split('{####}').length - 1, 4);
    for (const words of ['valid for one hour', 'test-staging@thephenom.app', 'support@thephenom.app']) {
      assert.ok(text.includes(words), words);
    }
    assert.doesNotMatch(
      text.replaceAll('482913', ''),
      /\b\d{4,8}\b/,
      'one number only that looks like a code',
    );
  });

  test('what mail programs need for dark mode, narrow windows and Outlook', async () => {
    const { html } = mailIn(await shipped.run());
    for (const part of [
      '<meta name="color-scheme" content="light dark">',
      '<meta name="supported-color-schemes" content="light dark">',
      '@media (prefers-color-scheme:dark)',
      '[data-ogsc] .text',
      '[data-ogsb] .card',
      '@media (max-width:480px)',
      'mso-padding-alt',
      'lang="en" dir="ltr"',
      '<h1 ',
      '<title>',
    ]) {
      assert.ok(html.includes(part), part);
    }
    assert.doesNotMatch(html, /<table (?!role="presentation")/);
    assert.doesNotMatch(html, /<(?:img|script|link|form)\b/);
    assert.ok(html.length < 12_000);
  });

  const addresses: [name: string, email: string][] = [
    ['a plus', 'name+tag@example.com'],
    ['what encodeURIComponent leaves', "o'neil!(a)*b@example.com"],
    ['markup', '"<script>alert(1)</script>"@example.com'],
    ['an ampersand and an entity', 'a&cid=evil&amp;x@example.com'],
    ['a percent sign and a fragment', '100%#1@example.com'],
    ['the placeholder', '{####}@example.com'],
    ['umlauts and Chinese', 'jürgen.漢字@exämple.com'],
    ['right-to-left letters', 'משה@דוגמה.קום'],
    ['an emoji of several parts', '👩\u200d💻@example.com'],
    ['the longest address', `${'é'.repeat(64)}@${'漢'.repeat(189)}`],
  ];
  for (const [name, email] of addresses) {
    test(`an address with ${name} comes back from the link`, async () => {
      const response = await shipped.run(requestFor({ ...messageRequest.userAttributes, email }));
      const { links, link, html } = mailIn(response);
      assert.equal(links[0], links[1]);
      assert.deepEqual(
        [...link.searchParams],
        [
          ['code', '482913'],
          ['email', email],
          ['cid', client.id],
          ['pid', 'us-east-1_n8gO6SbP6'],
        ],
      );
      assert.doesNotMatch(html, /<script/);
    });
  }

  test('what else strangers can set is not in the mail', async () => {
    const evil = '<script>alert(1)</script> visit evil.example';
    const attributes = {
      ...messageRequest.userAttributes,
      name: evil,
      given_name: evil,
      'custom:note': 'x'.repeat(2000),
    };
    const request = {
      ...messageRequest,
      userAttributes: attributes,
      clientMetadata: { host: 'evil.example' },
    };
    const { template } = mailIn(await shipped.run({ request }));
    assert.equal(template, mailIn(await shipped.run()).template);
  });

  for (const [name, changes] of [
    ['no app client', { client: undefined }],
    ['an empty app client', { client: { ...client, id: '' } }],
  ] as const) {
    test(`${name}: the link has no cid, and pid stays`, async () => {
      const { link } = mailIn(await shipped.run(changes));
      assert.deepEqual([...link.searchParams.keys()], ['code', 'email', 'pid']);
    });
  }

  test('the brand is data', async () => {
    const other = functionWith({
      PASSWORD_RESET_URL: `${page}?lang=de#form`,
      BRAND_NAME: '  Tom & <b>Jerry</b>\u00a0🎉 ',
      BRAND_COLOR: '#ffee00',
      SUPPORT_EMAIL: "o'help@example.com",
    });
    const response = await other.run();
    assert.equal(response?.emailSubject, 'Reset your Tom & <b>Jerry</b> 🎉 password');
    const { html, link } = mailIn(response);
    assert.ok(html.includes('Tom &amp; &lt;b&gt;Jerry&lt;/b&gt; 🎉'));
    assert.ok(html.includes('bgcolor="#ffee00"'));
    assert.ok(html.includes('color:#111111'), 'dark text on a light button');
    assert.ok(html.includes('mailto:o&#39;help@example.com'));
    assert.equal(link.searchParams.get('lang'), 'de');
    assert.equal(link.hash, '#form');
  });

  test('a brand with what replace() understands stands as it is', async () => {
    const other = functionWith({ PASSWORD_RESET_URL: page, BRAND_NAME: "Pay$$ $& $'" });
    const response = await other.run();
    assert.equal(response?.emailSubject, "Reset your Pay$$ $& $' password");
    const { html } = mailIn(response);
    assert.ok(html.includes('<title>Reset your Pay$$ $&amp; $&#39; password</title>'));
  });

  test('brand values that cannot be used are as good as none', async () => {
    const other = functionWith({
      PASSWORD_RESET_URL: page,
      BRAND_NAME: '\u200b \n',
      BRAND_COLOR: 'red;}',
      SUPPORT_EMAIL: 'nobody',
    });
    assert.deepEqual(await other.run(), await shipped.run());
  });
});

describe('an SMS', () => {
  const phone = { sub: 'x', phone_number: '+15555550123', phone_number_verified: 'true' };

  test('a user with a phone number only', async () => {
    assert.deepEqual(await shipped.run(requestFor(phone)), {
      ...untouched,
      smsMessage: 'Your Phenom password reset code is {####}. It is valid for one hour.',
    });
  });

  test('a user with both gets the words of both', async () => {
    const response = await shipped.run(requestFor({ ...messageRequest.userAttributes, ...phone }));
    assert.equal(typeof response?.emailMessage, 'string');
    assert.equal(typeof response?.smsMessage, 'string');
  });

  test('it fits with the longest brand name', async () => {
    const other = functionWith({ PASSWORD_RESET_URL: page, BRAND_NAME: 'W'.repeat(200) });
    const response = await other.run(requestFor(phone));
    assert.ok(String(response?.smsMessage).length <= 140);
  });
});

describe('what passes through untouched', () => {
  test('another trigger that has the function by mistake', async () => {
    const pool = poolWith({ LambdaConfig: { PostConfirmation: arnOf('fn') } });
    assert.deepEqual(await shipped.run({ pool, source: 'PostConfirmation_ConfirmForgotPassword' }), {});
  });

  for (const [name, attributes] of [
    ['a user without an address', { sub: 'x' }],
    ['an address that no mail can go to', { email: `${'a'.repeat(2000)}@example.com` }],
  ] as const) {
    test(name, async () => assert.deepEqual(await shipped.run(requestFor(attributes)), untouched));
  }

  for (const value of [
    undefined,
    '',
    'www.thephenom.app/reset',
    'javascript:alert(1)',
    'ftp://example.com/',
  ]) {
    test(`PASSWORD_RESET_URL ${value ?? 'missing'}: Cognito’s own mail goes out, and the log says why`, async () => {
      const other = functionWith(value === undefined ? {} : { PASSWORD_RESET_URL: value });
      assert.deepEqual(await other.run(), untouched);
      assert.deepEqual(other.lines, [
        ...(value
          ? [
              `fn: environment: PASSWORD_RESET_URL: expected an address with https:// or http://; found "${value}"`,
            ]
          : []),
        'fn: PASSWORD_RESET_URL is missing or not an http(s) address: Cognito sends its own mail, without a link',
      ]);
    });
  }

  test('a page address too long for a mail', async () => {
    const other = functionWith({ PASSWORD_RESET_URL: `${page}?x=${'a'.repeat(8000)}` });
    assert.deepEqual(await other.run(), untouched);
    assert.equal(other.lines.length, 1);
    assert.doesNotMatch(other.lines[0] ?? '', /thephenom\.app/);
  });

  test('nothing was logged of all the mails that were made', () => assert.deepEqual(shipped.lines, []));
});
