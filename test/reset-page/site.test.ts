import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { answerResetPage } from '../../reset-page/answer.ts';
import { type ResetSite, renderResetPage } from '../../reset-page/site.ts';
import { writeStaticSite } from '../../reset-page/write-static-site.ts';
import { sampleConfig } from './sample-config.ts';

const endpoints = [
  'http://127.0.0.1:9400/',
  'https://cognito-idp.us-east-1.amazonaws.com/',
  'https://cognito-idp.us-east-1.amazonaws.com/',
];

describe('the rendered site', () => {
  let site: ResetSite;
  let policy: string;
  const get = (target: string, acceptEncoding?: string, method = 'GET') =>
    answerResetPage(site, { method, target, acceptEncoding });
  before(async () => {
    site = await renderResetPage(sampleConfig(endpoints));
    policy = get('/reset-password/')?.headers['content-security-policy'] ?? '';
  });

  test('is a document, a style sheet and a script', () => {
    assert.deepEqual(
      [...site.keys()],
      ['/reset-password/', '/reset-password/page.css', '/reset-password/page.js'],
    );
  });

  test('is under 14 KB over the wire, headers and all ten clients in', t => {
    const files = [...site.values()];
    const headers = files.map(file => Object.entries(file.headers).flat().join(': ').length + 200);
    const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0);
    const gzip = sum(files.map(file => file.gzip.byteLength)) + sum(headers);
    const brotli = sum(files.map(file => brotliCompressSync(file.body).byteLength)) + sum(headers);
    t.diagnostic(`${gzip} bytes with gzip, ${brotli} with brotli, ${sum(headers)} of them headers`);
    assert.ok(gzip < 14_000, `${gzip} bytes`);
  });

  test('has a policy that lets nothing in and calls only the endpoints', () => {
    const directives = new Map(
      policy.split('; ').map(part => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
    );
    assert.deepEqual(Object.fromEntries(directives), {
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self'",
      'connect-src': 'http://127.0.0.1:9400 https://cognito-idp.us-east-1.amazonaws.com',
      'form-action': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
  });

  test('names every region when any client is accepted', async () => {
    const open = await renderResetPage(sampleConfig(endpoints, { acceptAnyClient: true }));
    const header = open.get('/reset-password/')?.headers['content-security-policy'] ?? '';
    assert.match(header, /https:\/\/cognito-idp\.eu-west-1\.amazonaws\.com /);
    assert.doesNotMatch(header, /\*/);
  });

  test('keeps the document out of caches, indexes, frames and referrers', () => {
    const headers = get('/reset-password/')?.headers ?? {};
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(headers['x-robots-tag'] ?? '', /noindex/);
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.match(headers['permissions-policy'] ?? '', /camera=\(\)/);
    for (const file of site.values()) assert.equal(file.headers['x-content-type-options'], 'nosniff');
  });

  test('shows nothing of a configuration but what the page reads', async () => {
    const base = sampleConfig(endpoints);
    const pools = base.pools.map(pool => ({
      ...pool,
      name: 'hidden-value',
      internal: 'hidden-value',
      clients: pool.clients.map(client => ({ ...client, name: 'hidden-value', secret: 'hidden-value' })),
    }));
    const rendered = await renderResetPage({ ...base, pools });
    for (const { body } of rendered.values())
      assert.doesNotMatch(Buffer.from(body).toString(), /hidden-value/);
  });

  test('cannot be broken out of by a value', async () => {
    const supportText = '</script><script>alert(1)</script>"{{config}}"';
    const base = sampleConfig(endpoints, { supportText });
    const pools = base.pools.map(pool => ({ ...pool, id: '</script><script>alert(1)</script>$&' }));
    const text = Buffer.from(
      (await renderResetPage({ ...base, pools })).get('/reset-password/')?.body ?? [],
    ).toString();
    assert.equal(text.match(/<script/g)?.length, 2);
    assert.equal(text.match(/<\/script/g)?.length, 2);
  });

  test('redirects to the page and keeps the query', () => {
    const answer = get('/reset-password?code=123456&email=a%2Bb%40example.com');
    assert.equal(answer?.status, 308);
    assert.equal(answer?.headers.location, '/reset-password/?code=123456&email=a%2Bb%40example.com');
  });

  test('tells password managers where a password is changed', () => {
    const answer = get('/.well-known/change-password');
    assert.deepEqual([answer?.status, answer?.headers.location], [302, '/reset-password/']);
  });

  test('compresses for those who take it', () => {
    assert.equal(get('/reset-password/page.js', 'gzip, br')?.headers['content-encoding'], 'gzip');
    assert.equal(get('/reset-password/page.js', 'gzip;q=0')?.headers['content-encoding'], undefined);
    assert.equal(get('/reset-password/page.js')?.headers['content-encoding'], undefined);
  });

  test('answers HEAD without a body, refuses other methods, and leaves other paths alone', () => {
    assert.equal(get('/reset-password/', undefined, 'HEAD')?.body.byteLength, 0);
    assert.equal(get('/reset-password/', undefined, 'POST')?.status, 405);
    assert.equal(get('/reset-password/other'), null);
    assert.equal(get('/'), null);
  });

  describe('as files', () => {
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'reset-page-'));
      await writeStaticSite(site, folder);
    });
    after(() => rm(folder, { recursive: true }));

    test('has the same bytes, with headers and redirects beside them', async () => {
      const document = await readFile(join(folder, 'reset-password/index.html'));
      assert.deepEqual(document, Buffer.from(site.get('/reset-password/')?.body ?? []));
      const headers = await readFile(join(folder, '_headers'), 'utf8');
      for (const path of ['/reset-password/', '/reset-password/index.html', '/reset-password/page.js']) {
        assert.ok(headers.split('\n').includes(path), path);
      }
      assert.ok(headers.includes(`  content-security-policy: ${policy}`));
      assert.match(
        await readFile(join(folder, '_redirects'), 'utf8'),
        /^\/reset-password \/reset-password\/ 308$/m,
      );
    });
  });
});
