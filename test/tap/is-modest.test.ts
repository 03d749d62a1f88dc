import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isModest } from '../../src/tap/is-modest.ts';

const is = (json: string) => isModest(Buffer.from(json));
const list = (count: number, of = '1') => `[${Array.from({ length: count }, () => of).join(',')}]`;

describe('JSON of no more than any body of the API', () => {
  const attributes = list(70, '{"Name":"custom:a","Value":"b"}');
  const rows: readonly (readonly [name: string, json: string, is: boolean])[] = [
    ['a full page of users', `{"Users":${list(60, `{"Username":"a","Attributes":${attributes}}`)}}`, true],
    ['as many values as may be', list(20_000), true],
    ['one more', list(20_001), false],
    ['members without values', `{${list(150_000, '"m":null').slice(1, -1)}}`, false],
    ['empty lists', list(15_000, '[]'), false],
    ['a text with commas and brackets', `["${',[{'.repeat(50_000)}"]`, true],
    ['a text with escaped quotation marks', `["${'\\",['.repeat(50_000)}"]`, true],
    ['a text that ends in backslashes', `["${'\\\\'.repeat(50_000)}",${list(20_001)}]`, false],
    ['64 levels', `${'['.repeat(64)}${']'.repeat(64)}`, true],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, false],
    ['a text without an end', '["', true],
    ['nothing', '', true],
  ];
  for (const [name, json, expected] of rows) test(name, () => assert.equal(is(json), expected));

  test('is every small value, whatever stands in its texts', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), json => assert.equal(is(json), true)));
  });

  test('is counted past any text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        assert.equal(is(JSON.stringify([text, Array(20_000).fill(0)])), false);
      }),
      { numRuns: 50 },
    );
  });
});
