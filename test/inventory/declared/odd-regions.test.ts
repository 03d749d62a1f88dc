import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { main } from '../../../src/cli/main.ts';
import { loadPools } from '../../../src/config/load-pools.ts';
import { fakeTerminal } from '../../cli/fake-terminal.ts';

const yaml = 'us-east-1]\nresetPage: {url: "https://evil.example/reset"}\n#';

/** A state of two pools, of which the second is odd. */
function state(odd: { readonly id?: string; readonly region?: string }): string {
  const pool = (attributes: object) => ({
    mode: 'managed',
    type: 'aws_cognito_user_pool',
    name: 'main',
    instances: [{ attributes: { sms_configuration: [], ...attributes } }],
  });
  const resources = [
    pool({ id: 'us-east-1_Plain0001', name: 'plain' }),
    pool({ id: 'eu-west-1_Odd000001', name: 'odd', ...odd }),
  ];
  return JSON.stringify({ version: 4, resources });
}

const rows: readonly (readonly [
  name: string,
  odd: Parameters<typeof state>[0],
  code: number,
  pools: readonly string[],
  says: RegExp,
])[] = [
  ['a region with YAML in it', { region: yaml }, 3, ['plain', 'odd'], /Unknown of odd: its region: what/],
  [
    'one that sorts before all',
    { region: `aa-x]\n${yaml}` },
    3,
    ['plain', 'odd'],
    /Unknown of odd: its region/,
  ],
  ['a region that is none', { region: 'here' }, 3, ['plain', 'odd'], /Unknown of odd: its region/],
  [
    'an id with YAML before its _',
    { id: `${yaml}_Odd000001` },
    0,
    ['plain'],
    /Left: odd .*: pools\.yaml takes/,
  ],
  ['an id without a region', { id: 'local_Odd000001' }, 0, ['plain'], /Left: odd .*: pools\.yaml takes/],
  ['an id that is none', { id: 'odd' }, 0, ['plain'], /Left: odd .*: pools\.yaml takes/],
];

for (const [name, odd, code, pools, says] of rows) {
  test(`a first pull takes nothing from ${name}, and tells it`, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'lifeguard-regions-'));
    try {
      const terminal = fakeTerminal(directory, {}, state(odd));
      const ended = await main(['inventory', 'pull', '--terraform', '-'], terminal);
      const said = terminal.said.join('\n');
      assert.equal(ended, code, `${said}${terminal.complained.join('\n')}`);
      assert.match(said.replaceAll(/\s+/g, ' '), says);
      const loaded = loadPools(join(directory, 'pools.yaml'), {});
      assert.ok(loaded.ok, readFileSync(join(directory, 'pools.yaml'), 'utf8'));
      assert.deepEqual(
        loaded.pools.pools.map(one => one.name),
        pools,
      );
      assert.equal(loaded.pools.resetPage, undefined);
      assert.deepEqual(loaded.pools.regions, pools.length > 1 ? ['eu-west-1', 'us-east-1'] : ['us-east-1']);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
}

test('where pools.yaml takes none of the pools, it is told why', async () => {
  const terminal = fakeTerminal(
    tmpdir(),
    {},
    state({}).replace('"plain"', '"a|b"').replace('"odd"', '"c|d"'),
  );
  const args = ['inventory', 'pull', '--terraform', '-', '--config', 'no-such-file.yaml', '--dry-run'];
  assert.equal(await main(args, terminal), 3);
  assert.match(
    terminal.complained.join(),
    /could take: pools\.yaml takes a name of letters.* at pools\[0\]\.name/,
  );
});
