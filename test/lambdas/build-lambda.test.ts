import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { lambdaZip } from '../../scripts/build-lambda.ts';
import { zip } from '../../scripts/zip.ts';
import { callOf, runnerOf } from '../triggers/trigger-runner.ts';

/** The bytes of the first file in a zip that stores and does not compress. */
function firstFile(bytes: Buffer): { name: string; content: Buffer } {
  assert.equal(bytes.readUInt32LE(0), 0x04034b50);
  const start = 30 + bytes.readUInt16LE(26);
  return {
    name: bytes.toString('utf8', 30, start),
    content: bytes.subarray(start, start + bytes.readUInt32LE(18)),
  };
}

describe('the zip of the function', () => {
  test('is the same each time, under 20 KB, and its file runs as a function', async () => {
    const bytes = await lambdaZip();
    assert.ok(bytes.equals(await lambdaZip()));
    assert.ok(bytes.length < 20_000);

    const { name, content } = firstFile(bytes);
    assert.equal(name, 'index.mjs');
    const file = join(mkdtempSync(join(tmpdir(), 'lifeguard-')), name);
    writeFileSync(file, content);
    const { triggers } = runnerOf(file, { environment: { PASSWORD_RESET_URL: 'https://example.com/' } });
    assert.equal((await triggers.run(callOf()))?.emailSubject, 'Reset your Phenom password');
    await triggers.close();
  });

  test('the order in which files are named does not matter', () => {
    const a = { name: 'a.mjs', bytes: Buffer.from('a') };
    const b = { name: 'b.mjs', bytes: Buffer.from('b') };
    assert.ok(zip([a, b]).equals(zip([b, a])));
  });

  test('a small zip, byte by byte', () => {
    const local = '504b0304140000080000000021004 3beb7e8010000000100000005000000'.replace(' ', '');
    const entry =
      '504b010214031400000800000000210043beb7e80100000001000000050000000000000000000000a48100000000';
    const end = '504b0506000000000100010033000000240000000000';
    const name = Buffer.from('a.txt').toString('hex');
    const made = zip([{ name: 'a.txt', bytes: Buffer.from('a') }]).toString('hex');
    assert.equal(made, `${local}${name}61${entry}${name}${end}`);
  });
});
