import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { passedHeaders } from '../../src/tap/passed-headers.ts';

describe('headers that are passed on', () => {
  for (const [name, raw, passed] of [
    ['as they are written', ['X-Amz-Target', 'a', 'x-b', 'c'], ['X-Amz-Target', 'a', 'x-b', 'c']],
    ['without those of the connection', ['Keep-Alive', '5', 'TE', 'trailers', 'x-b', 'c'], ['x-b', 'c']],
    [
      'without those that Connection names',
      ['Connection', 'close, X-Trace', 'x-trace', '1', 'x-b', 'c'],
      ['x-b', 'c'],
    ],
    [
      'without those that a second Connection names',
      ['Connection', 'close', 'X-Trace', '1', 'connection', 'x-trace', 'x-b', 'connection'],
      ['x-b', 'connection'],
    ],
  ] as const)
    test(name, () => {
      assert.deepEqual(passedHeaders(raw), passed);
    });

  test('without those that the caller names', () => {
    assert.deepEqual(passedHeaders(['Host', 'a', 'x-b', 'c'], ['host']), ['x-b', 'c']);
  });
});
