import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from './fuzz.ts';
import { wrongIn } from './wrong-in.ts';

test('two thousand malformed requests get no 5xx, learn nothing of the inside, and leave the service well', async () => {
  const figures = await fuzz(2000, 1, () => {});
  assert.deepEqual(wrongIn(figures), []);
  assert.equal(figures.requests, 2000);
  // Most got past the first checks: a run that only meets one error would prove little.
  assert.ok(Object.keys(figures.errors).length >= 10, JSON.stringify(figures.errors));
});
