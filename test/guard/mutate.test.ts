import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutate } from '../../src/guard/mutate.ts';

const mutation = { name: 'drop-client', otherClient: 'b', fallbackClient: undefined } as const;

test('a script of more than 2 MB stays as it is', () => {
  assert.equal(mutate("get('cid');", mutation), 'get("cid_gone");');
  const long = `get('cid');${' '.repeat(2 * 1024 * 1024)}`;
  assert.equal(mutate(long, mutation), long);
});

test('what is no script stays as it is', () => {
  assert.equal(mutate("let a; let a; get('cid');", mutation), "let a; let a; get('cid');");
});
