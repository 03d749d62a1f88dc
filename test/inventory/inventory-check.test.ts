import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { fullText } from './full-pool.ts';
import { driftsIn, inventory } from './inventory-command.ts';
import { addressOf, standBefore } from './stand-before.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-inventory-'));
after(() => rmSync(directory, { recursive: true }));
const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
const read = (name: string) => readFileSync(join(directory, name), 'utf8');

/** What pools.yaml says otherwise than what exists, in each way. */
const otherText = fullText
  .replace('signUp: closed', 'signUp: open')
  .replace('id: 6machine6machine6machine6m, name: machine', 'id: 7machine7machine7machine7m, name: machine')
  .replace('https://app.example.com/callback #', '"https://old.example.com/a|b/*<b>" #')
  .replace('    users:', '      - { id: 8gone8gone8gone8gone8gone8, name: gone one }\n    users:')
  .replace(/ {2}- id: us-east-1_Sharing01[\s\S]*$/, '');

describe('lifeguard inventory check', () => {
  let lifeguard: Lifeguard;
  let target: readonly string[];
  before(async () => {
    write('pools.yaml', fullText);
    write('other.yaml', otherText);
    write('felt.yaml', 'ignored:\n  - feild: tags\n    reason: known\n    expires: 2999-01-01\n');
    write('reasonless.yaml', 'ignored: [{ of: full, expires: 2999-01-01 }]');
    lifeguard = await startLifeguard({ pools: join(directory, 'pools.yaml'), environment: {} });
    target = ['--target', lifeguard.endpoint];
  });
  after(() => lifeguard.stop());
  const check = (...args: readonly string[]) =>
    inventory(directory, 'check', ...target, '--config', 'other.yaml', ...args);

  test('tells what has come apart by pool, with signs and lines, the sum last, in 80 columns', async () => {
    const { code, said } = await check();
    assert.equal(code, 1);
    const lines = said.split('\n');
    assert.deepEqual(
      lines.filter(line => line.length > 80),
      [],
    );
    assert.equal(lines[0], 'full us-east-1_Inventory');
    assert.match(said, /^ {2}~ signUp: open → closed {2}other\.yaml:\d+$/m);
    assert.match(said, /^ {2}~ app client web 5webclient.*\n {6}~ callbackUrls .*\n/m);
    assert.match(said, /^ {10}- https:\/\/old\.example\.com\/a\|b\/\*<b>$/m);
    assert.match(said, /^ {10}\+ https:\/\/app\.example\.com\/callback$/m);
    assert.match(
      said.replaceAll(/\s+/g, ' '),
      /another id under the same name: 7machine7machine7machine7m → 6machine/,
    );
    assert.match(said, /^ {2}- app client gone one 8gone/m);
    assert.match(said, /^sharing us-east-1_Sharing01\n {2}\+ exists, and is not in pools\.yaml/m);
    assert.match(
      said.replaceAll(/\s+/g, ' '),
      /Drift: 1 not in other\.yaml \(\+\), 1 gone \(-\), 3 changed \(~\): 2 pools, 2 app clients of http/,
    );
    assert.doesNotMatch(said, /usernameAttributes/, 'what is the same is not told');
  });

  test('is no wider than a narrow terminal, and says what was never set', async () => {
    write('narrow.yaml', otherText.replace('name: machine,', 'name: machine, accessTokenValidity: 30m,'));
    const terminal = fakeTerminal(directory, {});
    const args = ['inventory', 'check', ...target, '--config', 'narrow.yaml'];
    await main(args, { ...terminal, columns: 60 });
    const lines = terminal.said.join('\n').split('\n');
    assert.deepEqual(
      lines.filter(line => line.length > 60),
      [],
    );
    assert.match(lines.join('\n'), /accessTokenValidity: 30m → 1h \(default\)/);
  });

  test('tells pools of regions that were not read', async () => {
    write(
      'far.yaml',
      fullText
        .replace(/^regions:.*$/m, 'regions: [us-east-1, eu-west-1]')
        .replace('pools:\n', 'pools:\n  - { id: eu-west-1_Far000001, name: far }\n'),
    );
    const far = ['check', ...target, '--config', 'far.yaml'];
    const args = [...far, '--region', 'us-east-1'];
    const { code, said } = await inventory(directory, ...args);
    assert.equal(code, 0);
    assert.match(said, /^Not looked at, as its region was not read: far eu-west-1_Far000001\.$/m);
    const { notLookedAt } = JSON.parse((await inventory(directory, ...args, '--json')).said);
    assert.deepEqual(notLookedAt, [{ id: 'eu-west-1_Far000001', name: 'far' }]);
    assert.equal((await inventory(directory, ...far)).code, 1);
  });

  test('looks at the pools that are named alone', async () => {
    const { said } = await check('--pool', 'sharing', '--json');
    assert.deepEqual(JSON.parse(said).read, { pools: 1, clients: 0 });
  });

  test('finds a pool that was renamed by the name that pools.yaml has', async () => {
    write('renamed.yaml', fullText.replace('name: sharing', 'name: formerly'));
    const args = ['--config', 'renamed.yaml', '--pool', 'formerly', '--json'];
    const ran = await inventory(directory, 'check', ...target, ...args);
    assert.deepEqual(driftsIn(ran), ['pool formerly: name']);
  });

  test('hides what came from the environment, in every format', async () => {
    write('secret.yaml', fullText.replace('externalId: outside', `externalId: \${OUTSIDE}`));
    for (const format of ['text', 'json', 'markdown', 'github']) {
      const terminal = fakeTerminal(directory, { OUTSIDE: 'not-to-be-seen' });
      const args = ['check', ...target, '--config', 'secret.yaml', '--format', format];
      assert.equal(await main(['inventory', ...args], terminal), 1);
      const said = terminal.said.join('\n');
      assert.doesNotMatch(said, /not-to-be-seen/);
      assert.match(said.replaceAll('&#40;', '('), /\(from the environment/);
    }
  });

  test('says the same as JSON, with places', async () => {
    const { code, said } = await check('--json');
    assert.equal(code, 1);
    const report = JSON.parse(said);
    assert.equal(report.ok, false);
    assert.deepEqual(driftsIn({ code, said, complained: '' }).toSorted(), [
      'app client gone one: removed',
      'app client machine: id',
      'app client web: callbackUrls',
      'pool full: signUp',
      'pool sharing: added',
    ]);
    const [first] = report.drifts;
    const line = otherText.split('\n').findIndex(text => text.includes('signUp: open')) + 1;
    assert.deepEqual(first.place, { file: 'other.yaml', line, column: 13 });
  });

  test('is a table in Markdown that nothing in names breaks, written to a file', async () => {
    const { code, said } = await check('--format', 'markdown', '--output', 'drift.md');
    assert.deepEqual([code, said], [1, '']);
    const lines = read('drift.md').split('\n');
    assert.match(lines[0] ?? '', /^\*\*5 differences\*\*/);
    const rows = lines.filter(line => line.startsWith('|'));
    assert.equal(rows.length, 2 + 5);
    for (const row of rows) assert.equal(row.split('|').length, 9, row);
    assert.ok(!read('drift.md').includes('<b>'));
  });

  test('is printed where it is to be written to -', async () => {
    const { code, said } = await check('--format', 'markdown', '--output', '-');
    assert.equal(code, 1);
    assert.match(said, /\| Pool \| About \|/);
  });

  test('annotates lines of pools.yaml on GitHub', async () => {
    const { said } = await check('--format', 'github');
    assert.match(
      said,
      /^::error file=other\.yaml,line=\d+,col=13,title=Drift%3A full us-east-1_Inventory::signUp: open → closed$/m,
    );
  });

  test('lives with what is ignored until its last day, and tells entries that do nothing', async () => {
    write(
      'ignored.yaml',
      `ignored:
  - { of: full, field: signUp, reason: open for the fair, expires: 2999-01-01 }
  - { of: "sharing", reason: not ours, expires: 2999-01-01 }
  - { of: machine, reason: turned last week, expires: 2999-01-01 }
  - { of: gone*, reason: on its way, expires: 2999-01-01 }
  - { of: web, field: callback*, reason: long ago, expires: 2020-01-31 }
  - { of: web, field: logoutUrls, reason: never, expires: 2999-01-01 }
`,
    );
    const { code, said } = await check('--ignore', 'ignored.yaml', '--json');
    assert.equal(code, 1);
    const report = JSON.parse(said);
    assert.deepEqual(driftsIn({ code, said, complained: '' }), ['app client web: callbackUrls']);
    assert.equal(report.ignored.length, 4);
    assert.deepEqual(
      report.notIgnoredAnyMore.map(({ field, why }: { field: string; why: string }) => `${field} ${why}`),
      ['callback* expired', 'logoutUrls unused'],
    );
    const text = await check('--ignore', 'ignored.yaml');
    assert.match(text.said, /^Ignored: signUp of full us-east-1_Inventory: open for the fair$/m);
  });

  test('what may not be read is unknown, with the action, and never "no drift"', async () => {
    for (const [action, what] of [
      ['ListGroups', 'its groups'],
      ['DescribeUserPool', 'its settings'],
      ['GetUserPoolMfaConfig', 'its second factors and passkeys'],
      ['ListUserPoolClients', 'its app clients'],
      ['DescribeUserPoolClient', 'the app client web'],
      ['ListUserPools', 'whether there are other pools in us-east-1'],
    ] as const) {
      const server = await standBefore(lifeguard.endpoint, called => called !== action);
      try {
        const { code, said } = await inventory(directory, 'check', '--target', addressOf(server));
        assert.equal(code, 3, `${action}: ${said}`);
        assert.ok(said.replaceAll(/\s+/g, ' ').includes(`${what}: lacks cognito-idp:${action}.`), said);
        assert.match(said, /No drift in what could be read, \d unknown/);
      } finally {
        server.close();
      }
    }
  });

  test('a part that may not be read hides no drift elsewhere', async () => {
    const server = await standBefore(lifeguard.endpoint, called => called !== 'ListGroups');
    try {
      const { code, said } = await inventory(
        directory,
        'check',
        '--target',
        addressOf(server),
        '--config',
        'other.yaml',
      );
      assert.equal(code, 1);
      assert.match(said, /signUp/);
    } finally {
      server.close();
    }
  });

  const wrong: readonly (readonly [name: string, args: readonly string[], code: number, says: RegExp])[] = [
    ['an endpoint that does not answer', ['--target', 'http://127.0.0.1:9'], 3, /does not answer/],
    ['a target that is none', ['--target', 'nowhere'], 2, /--target is aws or an address/],
    ['an unknown format', ['--format', 'xml'], 2, /--format is one of text, json, markdown, github/],
    ['two formats', ['--format', 'github', '--json'], 2, /exclude each other/],
    ['no such file', ['--config', 'none.yaml'], 2, /none\.yaml .*no such file/],
    [
      'no such file of what is ignored',
      ['--ignore', 'none.yaml'],
      3,
      /none\.yaml cannot be read: no such file/,
    ],
    [
      'a file of something else',
      ['--ignore', 'pools.yaml'],
      2,
      /^pools\.yaml:\d+:1 {2}ignored: expected a list; /,
    ],
    [
      'a word that is nearly one',
      ['--ignore', 'felt.yaml'],
      2,
      /^felt\.yaml:2:5 {2}ignored\[0\]\.feild: expected a known key; .*\n {4}Did you mean "field"\?$/,
    ],
    [
      'a file that does not say what to ignore',
      ['--ignore', 'reasonless.yaml'],
      2,
      /^reasonless\.yaml:1:\d+ {2}ignored\[0\]\.reason: expected a reason in words; found nothing: /,
    ],
    [
      'a pool that is nowhere',
      ['--pool', 'nowhere'],
      3,
      /There is no pool nowhere in http.*, nor in pools\.yaml/,
    ],
    [
      'nothing there and nothing here',
      ['--region', 'eu-west-3'],
      3,
      /^Nothing was read: neither http.* in eu-west-3\.$/,
    ],
    ['live pools of a file', ['--terraform', 'pools.yaml'], 2, /^--target means live pools, /],
    ['a region that is none', ['--region', 'here'], 2, /--region is a region such as us-east-1/],
    ['an output that cannot be written', ['--output', 'none/drift.md'], 3, /cannot be written/],
  ];
  for (const [name, args, code, says] of wrong) {
    test(`says in one sentence what is wrong: ${name}`, async () => {
      const all = args.includes('--target') ? args : [...target, ...args];
      const ran = await inventory(directory, 'check', ...all);
      assert.equal(ran.code, code);
      assert.match(ran.complained, says);
      assert.equal(ran.said, '');
    });
  }

  test('without a pools.yaml it says how to make one', async () => {
    const { code, complained } = await inventory(tmpdir(), 'check', '--target', 'aws');
    assert.equal(code, 2);
    assert.match(complained, /lifeguard inventory pull/);
  });

  test('without a pools.yaml, a Lifeguard is held against the example that it would serve', async () => {
    const { code, said, complained } = await inventory(tmpdir(), 'check', ...target);
    assert.equal(code, 1);
    assert.match(complained, /^There is no pools\.yaml here: the example is held/);
    assert.match(said, /phenom-prod/);
  });

  test('the words of inventory are told where another is given', async () => {
    assert.match((await inventory(directory, 'chek')).complained, /Did you mean "check"/);
    assert.equal((await inventory(directory)).code, 2);
    assert.equal((await inventory(directory, '--help')).code, 0);
  });
});
