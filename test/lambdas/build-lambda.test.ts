import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { bundledLambda } from '../../scripts/build-lambda.ts';
import { deflate } from '../../src/cli/lambda-deflate.ts';
import { zip } from '../../src/cli/lambda-zip.ts';
import { callOf, runnerOf } from '../triggers/trigger-runner.ts';

const folder = mkdtempSync(join(tmpdir(), 'lifeguard-bundle-'));
after(() => rmSync(folder, { recursive: true }));

describe('the bundle of the function', () => {
  test('is the same each time, under 20 KB in its zip, and runs as a function', async () => {
    const bytes = await bundledLambda();
    assert.deepEqual(bytes, await bundledLambda());
    assert.ok(zip([{ name: 'index.mjs', bytes }]).length < 20_000);
    assert.doesNotMatch(Buffer.from(bytes).toString(), /^import .* from "(?!node:)/m, 'nothing at run time');

    const file = join(folder, 'index.mjs');
    writeFileSync(file, bytes);
    const { triggers, lines } = runnerOf(file, {
      environment: { PASSWORD_RESET_URL: 'https://example.com/' },
    });
    assert.equal((await triggers.run(callOf()))?.emailSubject, 'Reset your Phenom password');
    await triggers.close();
    assert.deepEqual(lines, []);
  });

  const texts = (subject: string) => JSON.stringify({ texts: { en: { passwordReset: { subject } } } });
  const rows: [
    name: string,
    environment: Record<string, string>,
    subject: string,
    line: string | undefined,
  ][] = [
    ['messages.json beside it', {}, 'Beside', undefined],
    ['the file that MESSAGES_FILE names', { MESSAGES_FILE: join(folder, 'other.json') }, 'Other', undefined],
    [
      'a file that is not there',
      { MESSAGES_FILE: 'gone.json' },
      'Reset your Phenom password',
      'fn: messages.json: gone.json cannot be read.',
    ],
  ];
  for (const [name, more, subject, line] of rows) {
    test(`reads ${name}`, async () => {
      const file = join(folder, 'index.mjs');
      writeFileSync(file, await bundledLambda());
      writeFileSync(join(folder, 'messages.json'), texts('Beside'));
      writeFileSync(join(folder, 'other.json'), texts('Other'));
      const environment = { PASSWORD_RESET_URL: 'https://example.com/', ...more };
      const { triggers, lines } = runnerOf(file, { environment });
      assert.equal((await triggers.run(callOf()))?.emailSubject, subject);
      await triggers.close();
      assert.deepEqual(lines, line === undefined ? [] : [line]);
    });
  }
});

describe('zip', () => {
  test('the order in which files are named does not matter', () => {
    const a = { name: 'a.mjs', bytes: Buffer.from('a') };
    const b = { name: 'b.mjs', bytes: Buffer.from('b') };
    assert.ok(zip([a, b]).equals(zip([b, a])));
  });

  test('a small zip, byte by byte', () => {
    const local = '504b03041400000800000000210043beb7e8010000000100000005000000';
    const entry =
      '504b010214031400000800000000210043beb7e80100000001000000050000000000000000000000a48100000000';
    const end = '504b0506000000000100010033000000240000000000';
    const name = Buffer.from('a.txt').toString('hex');
    const made = zip([{ name: 'a.txt', bytes: Buffer.from('a') }]).toString('hex');
    assert.equal(made, `${local}${name}61${entry}${name}${end}`);
  });

  test('a program keeps its right to run', () => {
    const entry = { name: 'bootstrap', bytes: Buffer.from('#!/bin/sh') };
    const modes = [false, true].map(executable => zip([{ ...entry, executable }]).readUInt16LE(39 + 9 + 40));
    assert.deepEqual(modes, [0o100644, 0o100755]);
  });
});

describe('deflate', () => {
  const rows: [name: string, bytes: Buffer][] = [
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('a')],
    ['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ...[257, 258, 259, 260, 261, 516, 517, 100_000].map((length): [string, Buffer] => [
      `${length} equal bytes`,
      Buffer.alloc(length, 7),
    ]),
    [
      'a match as far away as may be',
      Buffer.concat([Buffer.from('abcd'), Buffer.alloc(32_764, 0), Buffer.from('abcd')]),
    ],
    [
      'one that is too far away',
      Buffer.concat([Buffer.from('abcd'), Buffer.alloc(32_765, 0), Buffer.from('abcd')]),
    ],
  ];
  for (const [name, bytes] of rows) {
    test(`${name}: zlib reads it`, () => assert.ok(inflateRawSync(deflate(bytes)).equals(bytes)));
  }

  test('zlib reads whatever it writes', () => {
    const words = fc.array(fc.constantFrom('alpha', 'beta', 'gamma', '\0\xff', 'a'), { maxLength: 2000 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 2000 }),
          words.map(list => Buffer.from(list.join(''))),
        ),
        bytes => assert.ok(inflateRawSync(deflate(bytes)).equals(bytes)),
      ),
    );
  });

  // A hash that somebody has deployed must not change with a later release.
  test('its output, byte by byte', () => {
    assert.equal(deflate(Buffer.from('aaaaaaaaaa')).toString('hex'), '4b840300');
  });
});
