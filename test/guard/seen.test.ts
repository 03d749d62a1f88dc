import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookOn } from '../../src/guard/seen.ts';

test('of a page that does more than any, a part is kept', () => {
  const seen = lookOn();
  const request = {
    method: 'POST',
    url: `https://example.com/${'x'.repeat(1e5)}`,
    headers: {},
    body: 'x'.repeat(1e6),
  };
  const kept = Array.from({ length: 3_000 }, () => seen.request(request)).filter(Boolean);
  assert.equal(kept.length, 2_000);
  assert.equal(seen.requests.length, 2_000);
  assert.ok(seen.requests.every(({ url, body }) => url.length === 8_000 && body.length === 200_000));
  for (let i = 0; i < 1_000; i += 1) {
    seen.error('x'.repeat(1e5));
    seen.say('x'.repeat(1e5));
  }
  for (const texts of [seen.errors, seen.said]) assert.equal(texts.join('').length, 100 * 2_000);
});
