import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { bundledLambda } from '../../scripts/build-lambda.ts';
import { zip } from '../../src/cli/lambda/lambda-zip.ts';
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
      'fn: messages.json: expected a file that can be read; found none at gone.json',
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

  test('a small zip, byte by byte: its hash stays the same when what makes it changes', () => {
    const local = '504b03041400000008000000210043beb7e8030000000100000005000000';
    const entry =
      '504b010214031400000008000000210043beb7e80300000001000000050000000000000000000000a48100000000';
    const end = '504b0506000000000100010033000000260000000000';
    const name = Buffer.from('a.txt').toString('hex');
    const made = zip([{ name: 'a.txt', bytes: Buffer.from('a') }]).toString('hex');
    assert.equal(made, `${local}${name}4b0400${entry}${name}${end}`);
  });

  test('a program keeps its right to run', () => {
    const entry = { name: 'bootstrap', bytes: Buffer.from('#!/bin/sh') };
    const modes = [false, true].map(executable => {
      const made = zip([{ ...entry, executable }]);
      return made.readUInt16LE(made.indexOf('504b0102', 'hex') + 40);
    });
    assert.deepEqual(modes, [0o100644, 0o100755]);
  });
});
