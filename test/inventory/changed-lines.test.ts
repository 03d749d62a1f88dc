import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { changedLines } from '../../src/inventory/changed-lines.ts';

function applied(before: readonly string[], after: readonly string[]): readonly string[] {
  const made: string[] = [];
  let at = 0;
  for (const { from, to, otherFrom, otherTo } of changedLines(before, after)) {
    made.push(...before.slice(at, from), ...after.slice(otherFrom, otherTo));
    at = to;
  }
  return [...made, ...before.slice(at)];
}

describe('changed lines', () => {
  test('put into the first text, they make the second', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        assert.deepEqual(applied(before, after), after);
      }),
      { numRuns: 500 },
    );
  });

  const rows: readonly (readonly [name: string, before: string, after: string, changes: number])[] = [
    ['nothing', 'abc', 'abc', 0],
    ['one in the middle', 'abc', 'axc', 1],
    ['one at each end', 'abc', 'xby', 2],
    ['one more', 'abc', 'abxc', 1],
    ['one less', 'abc', 'ac', 1],
    ['two apart', 'abcdefg', 'axcdeyg', 2],
    ['all', 'abc', 'xyz', 1],
  ];
  for (const [name, before, after, changes] of rows) {
    test(`are as few as can be: ${name}`, () => {
      assert.equal(changedLines([...before], [...after]).length, changes);
    });
  }

  test('of texts that have nothing in common are told as one, soon', () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`);
    assert.equal(changedLines(many('a'), many('b')).length, 1);
  });
});
