import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadPools } from '../../src/config/load-pools.ts';
import { formatMasterKey, MasterKeyUnusable, makeMasterKey } from '../../src/pool/master-key.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { readKeyFile } from '../../src/server/key-file.ts';
import { startService } from '../../src/server/service.ts';

const folder = await mkdtemp(join(tmpdir(), 'lifeguard-key-'));
after(() => rm(folder, { recursive: true }));

async function refused(path: string, message: RegExp): Promise<void> {
  await assert.rejects(readKeyFile(path, systemRandom), (error: unknown) => {
    assert.ok(error instanceof MasterKeyUnusable);
    assert.match(error.message, message);
    return true;
  });
}

describe('the key file', () => {
  test('is made once, for its owner only, and nothing else is left', async () => {
    const data = join(folder, 'once');
    await mkdir(data);
    const keys = await readKeyFile(join(data, 'key'), systemRandom);
    assert.equal(keys.length, 1);
    assert.equal((await stat(join(data, 'key'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(data), ['key']);
    assert.deepEqual(await readKeyFile(join(data, 'key'), systemRandom), keys);
  });

  test('is the same for all that start at once', async () => {
    const path = join(folder, 'race');
    const starts = await Promise.all(Array.from({ length: 8 }, () => readKeyFile(path, systemRandom)));
    for (const keys of starts) assert.deepEqual(keys, starts[0]);
  });

  test('holds several keys, newest first', async () => {
    const path = join(folder, 'several');
    const keys = [makeMasterKey(systemRandom), makeMasterKey(systemRandom)];
    await writeFile(path, keys.map(formatMasterKey).join('\n'), { mode: 0o600 });
    assert.deepEqual(await readKeyFile(path, systemRandom), keys);
  });

  test('that others may read is refused, with the way out', async () => {
    const path = join(folder, 'open');
    await readKeyFile(path, systemRandom);
    await chmod(path, 0o640);
    await refused(path, /can be read by others; run: chmod 600 /);
  });

  test('that is cut short is refused and stays as it is', async () => {
    const path = join(folder, 'short');
    await writeFile(path, 'abc', { mode: 0o600 });
    await refused(path, /^Key 1 in the key file .* is damaged/);
    assert.equal(await readFile(path, 'utf8'), 'abc');
  });

  test('that is empty is refused', async () => {
    const path = join(folder, 'empty');
    await writeFile(path, '', { mode: 0o600 });
    await refused(path, /^There is no key in the key file/);
  });

  test('that is a folder is refused', async () => {
    const path = join(folder, 'folder');
    await mkdir(path, { mode: 0o700 });
    await refused(path, /cannot be read \(EISDIR\)/);
  });

  test('makes its folder, for its owner only, where another store has made none', async () => {
    const data = join(folder, 'not', 'there');
    await readKeyFile(join(data, 'key'), systemRandom);
    assert.equal((await stat(data)).mode & 0o777, 0o700);
  });

  test('whose folder is a file is refused', async () => {
    const path = join(folder, 'file');
    await writeFile(path, '');
    await refused(join(path, 'key'), /cannot be read \(ENOTDIR\)/);
  });
});

test('a lost key file is told, and no other is made, where the store has data', async () => {
  const data = join(folder, 'lost');
  const file = fileURLToPath(new URL('../../examples/phenom/pools.yaml', import.meta.url));
  const loaded = loadPools(file, {});
  assert.ok(loaded.ok);
  const options = { config: loaded.pools, port: 0, host: '127.0.0.1', data, log: () => {} };
  await (await startService(options)).stop();
  await rm(join(data, 'key'));
  await assert.rejects(startService(options), {
    name: 'MasterKeyUnusable',
    message: /^The key file \S+ is missing, and the store has data/,
  });
  assert.ok(!(await readdir(data)).includes('key'));
});
