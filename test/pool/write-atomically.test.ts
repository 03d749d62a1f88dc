import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { writeAtomically } from '../../src/pool/write-atomically.ts';

let folder = '';
const folders: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic-'));
  folders.push(folder);
});
after(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});
const at = (name: string) => join(folder, name);
const mode = (name: string) => statSync(at(name)).mode & 0o777;

describe('a file that is written whole', () => {
  test('keeps its permissions, unless others are given', () => {
    writeFileSync(at('a'), 'old');
    chmodSync(at('a'), 0o640);
    writeAtomically(at('a'), 'new', 'x');
    assert.deepEqual([readFileSync(at('a'), 'utf8'), mode('a')], ['new', 0o640]);
    writeAtomically(at('a'), 'newer', 'x', 0o644);
    assert.deepEqual([readFileSync(at('a'), 'utf8'), mode('a')], ['newer', 0o644]);
    assert.deepEqual(readdirSync(folder), ['a']);
  });

  test('is found by its link, which stays one', () => {
    writeFileSync(at('a'), 'old');
    symlinkSync('a', at('link'));
    writeAtomically(at('link'), 'new', 'x');
    assert.ok(lstatSync(at('link')).isSymbolicLink());
    assert.equal(readFileSync(at('a'), 'utf8'), 'new');
  });

  test('leaves nothing where it cannot be written', () => {
    assert.throws(() => writeAtomically(folder, 'new', 'x'), { code: 'EISDIR' });
    assert.throws(() => writeAtomically(at('none/a'), 'new', 'x'), { code: 'ENOENT' });
    assert.deepEqual(readdirSync(folder), []);
    assert.deepEqual(
      readdirSync(tmpdir()).filter(name => name.endsWith('.x')),
      [],
    );
  });

  test('takes no file that somebody else has begun', () => {
    writeFileSync(at('.a.x'), 'of another');
    assert.throws(() => writeAtomically(at('a'), 'new', 'x'), { code: 'EEXIST' });
    assert.deepEqual(readdirSync(folder), ['.a.x']);
  });
});
