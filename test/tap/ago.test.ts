import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ago } from '../../src/tap/ago.ts';

describe('how long ago something was', () => {
  const rows = [
    [0, 'a moment before'],
    [999, 'a moment before'],
    [1_000, '1 second before'],
    [1_600, '2 seconds before'],
    [3_660_000, '61 minutes before'],
  ] as const;
  for (const [milliseconds, words] of rows) {
    test(`${milliseconds} ms`, () => assert.equal(ago(5_000_000 + milliseconds, 5_000_000), words));
  }
});
