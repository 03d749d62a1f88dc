import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask } from './ask.ts';
import { mail, type PagesServer, startPages } from './pages-server.ts';

const message = mail();
let server: PagesServer;
before(async () => {
  server = await startPages({ hosts: ['lifeguard.internal'] });
  await server.keep(message);
});
after(() => server.close());

type Headers = Readonly<Record<string, string>>;

const page: Headers = { accept: 'text/html' };
const navigation: Headers = { ...page, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

const rows: readonly [name: string, status: number, path: string, headers: Headers, method?: string][] = [
  ['a program', 200, 'mail', {}],
  ['our own page', 200, 'mail', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
  ['an address that was typed', 200, 'mail', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
  ['localhost', 200, 'mail', { host: 'localhost:9400' }],
  ['another loopback address', 200, 'mail', { host: '127.8.9.10' }],
  ['the loopback address of IPv6', 200, 'mail', { host: '[::1]:9400' }],
  ['a configured host', 200, 'mail', { host: 'Lifeguard.Internal:9400' }],
  ['a name rebound to this machine', 403, 'mail', { host: 'evil.example:9400' }],
  ['a name that begins like this machine', 403, 'mail', { host: '127.0.0.1.evil.example' }],
  ['a name that ends like this machine', 403, 'mail', { host: 'evil.localhost:9400' }],
  ['a rebound name, for a page', 403, '', { ...navigation, host: 'evil.example' }],
  ['a script of another site', 403, 'mail', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }],
  ['an app on another port', 403, 'mail', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
  [
    'a script tag of another site',
    403,
    'mail',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  ],
  ['an older browser, from another site', 403, 'mail', { origin: 'http://evil.example' }],
  ['an older browser, from nowhere', 403, 'mail', { origin: 'null' }],
  [
    'a stream for another site',
    403,
    'events',
    { accept: 'text/event-stream', 'sec-fetch-site': 'cross-site' },
  ],
  ['a link on another site to a page', 200, 'mailbox', { ...navigation, 'sec-fetch-site': 'cross-site' }],
  [
    'a link on another site to a mail',
    200,
    `mail/${message.id}`,
    { ...navigation, 'sec-fetch-site': 'cross-site' },
  ],
  ['a link on another site to the data', 403, 'mail', { ...navigation, 'sec-fetch-site': 'cross-site' }],
  [
    "a link on another site to a mail's HTML",
    403,
    `mail/${message.id}/body`,
    { ...navigation, 'sec-fetch-site': 'cross-site' },
  ],
  [
    'a frame on another site',
    403,
    'mailbox',
    { ...navigation, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' },
  ],
  ['a deletion by another site', 403, 'mail', { 'sec-fetch-site': 'cross-site' }, 'DELETE'],
  ['a deletion by an app on another port', 403, 'mail', { origin: 'http://127.0.0.1:3000' }, 'DELETE'],
  ['a deletion by our own page', 404, 'mail/none', { 'sec-fetch-site': 'same-origin' }, 'DELETE'],
  ['health, whoever asks', 200, 'health', { host: 'load-balancer.example', 'sec-fetch-site': 'cross-site' }],
];

describe('who may see codes:', () => {
  for (const [name, status, path, headers, method = 'GET'] of rows) {
    test(`${name}: ${status}`, async () => {
      const answer = await ask(server.origin, `/_lifeguard/${path}`, { method, headers });
      assert.equal(answer.status, status);
      assert.equal(answer.headers['access-control-allow-origin'], undefined);
      if (status === 403) assert.doesNotMatch(answer.body, /123456/);
    });
  }
});

describe('outside local mode', () => {
  for (const path of ['', 'mailbox', 'mail', 'events', 'assets/page.js', 'nowhere']) {
    test(`/_lifeguard/${path} is not there`, async () => {
      const own = await startPages({ local: false });
      await own.keep(message);
      const answer = await ask(own.origin, `/_lifeguard/${path}`);
      assert.equal(answer.status, 403);
      assert.doesNotMatch(answer.body, /123456/);
      const health = await ask(own.origin, '/_lifeguard/health');
      assert.equal(JSON.parse(health.body).mode, 'network');
      await own.close();
    });
  }
});

describe('every answer', () => {
  for (const path of ['', 'mailbox', 'mail', 'events', 'health', 'nowhere', 'assets/page.js']) {
    test(`of /_lifeguard/${path} is neither guessed, framed, nor referred`, async () => {
      const { headers } = await ask(server.origin, `/_lifeguard/${path}`, { headers: page });
      assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/);
      assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
      assert.match(String(headers['cache-control']), path.startsWith('assets') ? /no-cache/ : /no-store/);
    });
  }

  test("of a mail's HTML is in a sandbox, with remote images only on demand", async () => {
    const policy = async (query: string) => {
      const { headers } = await ask(server.origin, `/_lifeguard/mail/${message.id}/body${query}`);
      return String(headers['content-security-policy']);
    };
    assert.match(await policy(''), /sandbox allow-popups allow-popups-to-escape-sandbox;/);
    assert.match(await policy(''), /img-src data:;/);
    assert.match(await policy('?images=shown'), /img-src data: https: http:;/);
  });
});
