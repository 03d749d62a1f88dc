import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookOn } from '../../src/guard/seen.ts';

test('of a page that does more than any, a part is kept', () => {
  const seen = lookOn(() => undefined);
  const request = { method: 'GET', url: 'https://example.com/', headers: {}, body: '' };
  const kept = Array.from({ length: 3_000 }, () => seen.request(request)).filter(Boolean);
  assert.equal(kept.length, 2_000);
  assert.equal(seen.requests.length, 2_000);
  for (let i = 0; i < 1_000; i += 1) {
    seen.error('x'.repeat(1e5));
    seen.say('x'.repeat(1e5));
  }
  for (const texts of [seen.errors, seen.said]) assert.equal(texts.join('').length, 100 * 2_000);
});

test('of requests that are long, a part is kept, and so much in all', () => {
  const seen = lookOn(() => undefined);
  const requests = (index: number) => ({
    method: 'POST',
    url: `https://example.com/${'x'.repeat(1e5)}`,
    headers: Object.fromEntries(Array.from({ length: 200 }, (_, header) => [`${header}`, 'x'.repeat(5_000)])),
    body: Buffer.alloc(1e6, 97 + (index % 20)).toString('latin1'),
  });
  const kept = Array.from({ length: 200 }, (_, index) => seen.request(requests(index))).filter(Boolean);
  assert.equal(kept.length, 17);
  for (const { url, headers, body } of seen.requests) {
    assert.deepEqual([url.length, Object.keys(headers).length, body.length], [8_000, 100, 200_000]);
    assert.ok(Object.values(headers).every(value => value.length === 4_000));
  }
});

test('a request that tells a secret is kept as one, and goes no further', () => {
  const seen = lookOn(({ body }) => (body.endsWith('secret') ? 'the code' : undefined));
  // What is looked for stands behind what is kept.
  const request = { method: 'POST', url: 'https://example.com/', headers: {} };
  assert.equal(seen.request({ ...request, body: `${'x'.repeat(1e6)}secret` }), false);
  assert.equal(seen.request({ ...request, body: 'x' }), true);
  assert.deepEqual(
    seen.requests.map(({ tells }) => tells),
    ['the code', undefined],
  );
});
