import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from './fake-terminal.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-keys-'));
after(() => rmSync(directory, { recursive: true }));
const data = join(directory, 'data');

async function run(...args: string[]) {
  const terminal = fakeTerminal(directory);
  const code = await main(['keys', ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

describe('lifeguard keys', () => {
  let poolId: string;
  before(async () => {
    const terminal = fakeTerminal(directory);
    const ended = main(['up', '--port', '0', '--data', data, '--json'], terminal);
    poolId = JSON.parse(await Promise.race([terminal.nextLine(), ended.then(String)])).pools[0].id;
    const { code, complained } = await run('rotate', '--pool', poolId, '--data', data);
    assert.equal(code, 3);
    assert.match(complained, /already used by process \d+\. Stop it/);
    terminal.stop();
    await ended;
  });

  test('turns the keys in a data folder that no service uses, and says when', async () => {
    const { code, said } = await run('rotate', '--pool', poolId, '--data', data);
    assert.equal(code, 0);
    const time = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z';
    assert.match(
      said,
      new RegExp(`^New keys of ${poolId}: \\S{44} for ID tokens, \\S{44} for access tokens\\.`),
    );
    assert.match(said, new RegExp(`They sign from ${time}\\..* until ${time} at most\\.$`));
  });
  test('does not turn them again at once, unless they leaked', async () => {
    const again = await run('rotate', '--pool', poolId, '--data', data);
    assert.equal(again.code, 1);
    assert.match(again.complained, /still being turned/);
    const { code, said } = await run('rotate', '--pool', poolId, '--data', data, '--leaked', '--json');
    assert.equal(code, 0);
    const { pool, ok, kids, formerUntil } = JSON.parse(said);
    assert.deepEqual([pool, ok, kids.length, formerUntil], [poolId, true, 2, undefined]);
  });

  const rows: readonly (readonly [args: string, code: number, sentence: RegExp])[] = [
    ['', 2, /^lifeguard keys takes the word rotate/],
    ['turn --pool a', 2, /^lifeguard keys takes the word rotate/],
    ['rotate', 2, /^lifeguard keys rotate needs --pool ID\.$/],
    [
      `rotate --pool us-east-1_None --data ${data}`,
      1,
      /^There is no user pool us-east-1_None in this store\.$/,
    ],
    ['rotate --pool a --data nowhere', 3, /^There is no data in the folder \S+nowhere\.$/],
  ];
  for (const [args, code, sentence] of rows) {
    test(`is told: ${args.replace(data, 'data')}`, async () => {
      const result = await run(...args.split(' ').filter(word => word !== ''));
      assert.equal(result.code, code);
      assert.match(result.complained, sentence);
    });
  }
});
