import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownTexts } from '../../src/guard/known-texts.ts';

test('what was made of texts is kept as long as there is room', () => {
  const known = knownTexts<string>(500, ({ length }) => length);
  let made = 0;
  const of = (text: string, result = text) =>
    known.of(text, () => {
      made += 1;
      return result;
    });
  for (const text of ['a', 'b', 'a', 'b']) assert.equal(of(text), text);
  assert.equal(made, 2);
  // What is larger than all the room is made again, and what does not fit takes the place of the others.
  for (const text of ['big', 'big']) of(text, 'x'.repeat(1_000));
  assert.equal(made, 4);
  of('c', 'x'.repeat(400));
  of('d', 'x'.repeat(400));
  of('d');
  assert.equal(made, 6);
  of('c');
  assert.equal(made, 7);
});
