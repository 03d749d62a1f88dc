import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { api } from '../../src/model/api.ts';
import { compileLiterally, compilePattern } from '../../src/model/pattern.ts';

const patterns = [...new Set(Object.values(api.shapes).flatMap(shape => shape.pattern ?? []))];
const body = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*';

describe('a pattern holds as in Java', () => {
  const rows: [pattern: string, yes: string[], no: string[]][] = [
    ['[\\S]+', ['a', '\u00a0', '\u3000', 'ä!'], ['', ' ', 'a b', 'a\n', '\v']],
    ['[\\w+]+', ['aZ_9+'], ['ä', 'a-b', '', 'a\n']],
    ['[\\w\\s+=,.@-]+', ['a b-c\t'], ['a\u00a0b', 'a/b']],
    ['[\\w-]+_[0-9a-zA-Z]+', ['us-east-1_AkG9mnbjA', 'a_b_c'], ['us-east-1', '_a', 'us-east-1_', 'us_é']],
    ['[A-Za-z0-9-_=.]+', ['a-b_c=.'], ['a b', 'a+b']],
    [
      '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+',
      ['ä', '😀', '٣', 'a\u0301'],
      [' ', '\u00a0', '\u200d', 'a b', '\ud83d'],
    ],
    ['[\\x21\\x23-\\x5B\\x5D-\\x7E]+', ['!#[]~'], ['"', '\\', ' ']],
    ['.*\\{####\\}.*', ['{####}', 'a{####}b'], ['a', '{####}\n', '{####}\u0085']],
    ['(?s).*', ['', 'a\nb'], []],
    ['^[0-9A-Za-z\\.\\-_]*(?<!\\.)$', ['a.b', ''], ['a.', 'a\n']],
    ['^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$', ['a', 'a-b'], ['-a', 'a-', 'a\n']],
    [`${body}\\{####\\}${body}`, ['{####}', 'Code\n{####}.', '{####}{####}'], ['', '{###}', '{####}\u00a0']],
    [
      `${body}\\{##${body}##\\}${body}`,
      ['{##Click##}', '{####}', 'x{## ##}y'],
      ['{##}', '##}{##', '{##a', '{##a##}\u200b'],
    ],
    [
      '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+',
      ['a@b', '@@@'],
      ['@', 'a@', '@b', 'a@ b'],
    ],
  ];
  for (const [pattern, yes, no] of rows) {
    assert.ok(patterns.includes(pattern), `${pattern} is not in the model`);
    const matches = compilePattern(pattern);
    for (const text of yes) test(`${pattern} takes ${JSON.stringify(text)}`, () => assert.ok(matches(text)));
    for (const text of no)
      test(`${pattern} refuses ${JSON.stringify(text)}`, () => assert.ok(!matches(text)));
  }
});

test('a form that was made linear takes what the pattern as it stands takes', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '#',
    '##',
    '{##',
    '##}',
    '{####}',
    '@',
    'a',
    ' ',
    '\n',
    '\u00a0',
    '😀',
  );
  const text = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));
  fc.assert(
    fc.property(fc.constantFrom(...patterns), text, (pattern, sample) => {
      assert.equal(compilePattern(pattern)(sample), compileLiterally(pattern).test(sample), pattern);
    }),
    { numRuns: 5000 },
  );
});

describe('no pattern is slow on text made for it', () => {
  const longest = 1024 * 1024;
  const seeds = ['@', '{####}', '{##', '##}', '_', 'a', '0', '-', ':', 'arn:a:b:c:0:', '.', 'a_'];
  for (const [name, { pattern, max = longest }] of Object.entries(api.shapes)) {
    if (pattern === undefined) continue;
    test(`${name} ${pattern}`, () => {
      const matches = compilePattern(pattern);
      for (const seed of seeds) matches(`${seed.repeat(Math.floor((max - 1) / seed.length))}\u0000`);
    });
  }
});
