import assert from 'node:assert/strict';
import { once } from 'node:events';
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
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { writeAtomically } from '../../src/config/write-atomically.ts';

let folder = '';
const folders: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic-'));
  folders.push(folder);
});
after(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});
const followed = { links: 'followed' } as const;
const at = (name: string) => join(folder, name);
const mode = (name: string) => statSync(at(name)).mode & 0o777;

describe('a file that is written whole', () => {
  test('keeps its permissions, unless others are given', () => {
    writeFileSync(at('a'), 'old');
    chmodSync(at('a'), 0o640);
    writeAtomically(at('a'), 'new', 'x', followed);
    assert.deepEqual([readFileSync(at('a'), 'utf8'), mode('a')], ['new', 0o640]);
    writeAtomically(at('a'), 'newer', 'x', { ...followed, mode: 0o644 });
    assert.deepEqual([readFileSync(at('a'), 'utf8'), mode('a')], ['newer', 0o644]);
    assert.deepEqual(readdirSync(folder), ['a']);
  });

  test('is found by its link, which stays one', () => {
    writeFileSync(at('a'), 'old');
    symlinkSync('a', at('link'));
    writeAtomically(at('link'), 'new', 'x', followed);
    assert.ok(lstatSync(at('link')).isSymbolicLink());
    assert.equal(readFileSync(at('a'), 'utf8'), 'new');
  });

  test('takes the place of a link where it is not to be followed, also of one that leads nowhere', () => {
    writeFileSync(at('a'), 'old');
    chmodSync(at('a'), 0o600);
    for (const leads of ['a', 'none', '/dev/null']) {
      symlinkSync(leads, at('link'));
      writeAtomically(at('link'), 'new', 'x', { links: 'replaced', mode: 0o644 });
      assert.ok(lstatSync(at('link')).isFile());
      assert.deepEqual([readFileSync(at('link'), 'utf8'), mode('link')], ['new', 0o644]);
      rmSync(at('link'));
    }
    assert.deepEqual([readFileSync(at('a'), 'utf8'), mode('a')], ['old', 0o600]);
    assert.deepEqual(readdirSync(folder), ['a']);
  });

  test('takes the place of nothing but a file', async () => {
    symlinkSync('there', at('link'));
    const server = createServer().listen(at('there'));
    await once(server, 'listening');
    for (const [name, links] of [
      ['there', 'replaced'],
      ['there', 'followed'],
      ['link', 'followed'],
    ] as const) {
      const write = () => writeAtomically(at(name), 'new', 'x', { links });
      assert.throws(write, { code: 'no regular file' });
    }
    assert.ok(lstatSync(at('there')).isSocket());
    server.close();
  });

  test('leaves nothing where it cannot be written', () => {
    assert.throws(() => writeAtomically(folder, 'new', 'x', followed), { code: 'no regular file' });
    assert.throws(() => writeAtomically(at('none/a'), 'new', 'x', followed), { code: 'ENOENT' });
    assert.deepEqual(readdirSync(folder), []);
    assert.deepEqual(
      readdirSync(tmpdir()).filter(name => name.endsWith('.x')),
      [],
    );
  });

  test('takes no file that somebody else has begun', () => {
    writeFileSync(at('.a.x'), 'of another');
    assert.throws(() => writeAtomically(at('a'), 'new', 'x', followed), { code: 'EEXIST' });
    assert.deepEqual(readdirSync(folder), ['.a.x']);
  });
});
