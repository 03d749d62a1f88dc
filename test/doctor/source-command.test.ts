import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { wellFormedXml } from '../cli/well-formed-xml.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-source-'));
after(() => rmSync(directory, { recursive: true }));

const confirm = (client: string) =>
  [
    'const params = new URLSearchParams(location.search);',
    `send.confirmForgotPassword({ ClientId: ${client}, ConfirmationCode: params.get('code') });`,
  ].join('\n');

for (const [name, text] of [
  ['code/page.js', confirm("'6sjjnkaeagnqgkmbl1mr5rtfsr'")],
  ['code/again.js', confirm("'6sjjnkaeagnqgkmbl1mr5rtfsr'")],
  ['code/broken.js', `${confirm('a')}\nconst = ;`],
  ['code/other.py', ''],
  ['right/page.js', confirm("params.get('cid')")],
  ['empty/other.py', ''],
] as const) {
  mkdirSync(join(directory, name, '..'), { recursive: true });
  writeFileSync(join(directory, name), text);
}
writeFileSync(
  join(directory, 'baseline.yaml'),
  'accepted:\n  - { check: client-id-from-link, of: code/*, reason: one client, expires: 2099-01-01 }\n',
);

async function run(...args: readonly string[]) {
  const terminal = fakeTerminal(directory, process.env);
  const code = await main(['doctor', ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

describe('lifeguard doctor --source', () => {
  test('tells file, line and column, what to do once, what was not read, and the verdict last', async () => {
    const { code, said } = await run('--source', 'code');
    assert.equal(code, 1);
    const lines = said.split('\n');
    assert.equal(lines[0], 'code');
    assert.ok(
      lines.every(line => line.length <= 80),
      said,
    );
    assert.match(said, /code\/again\.js:2:40: [\s\S]*code\/page\.js:2:40: /);
    assert.equal(said.split('docs/source-checks.md#client-id-from-link').length, 2);
    assert.match(said, /Not read, syntax error: broken\.js:3: Unexpected token/);
    assert.match(said, /Files passed over: in other languages 1 \.py\./);
    assert.equal(lines.at(-1), 'Found 2 errors in 3 files, 17 checks.');
  });

  test('is quiet where all is well, and one rule can be chosen', async () => {
    assert.deepEqual(await run('--source', 'right', '--only', 'client-id-from-link'), {
      code: 0,
      said: 'Nothing wrong: 1 file, 1 check.',
      complained: '',
    });
  });

  test('the formats for programs have the place', async () => {
    const json = JSON.parse((await run('--source', 'code', '--json')).said);
    assert.deepEqual(json.findings[0].place, { file: 'code/again.js', line: 2, column: 40 });
    assert.deepEqual([json.source.files, json.source.notRead[0].file], [3, 'broken.js']);
    const sarif = JSON.parse((await run('--source', 'code', '--format', 'sarif')).said);
    const [first, second] = sarif.runs[0].results;
    assert.deepEqual(first.locations[0].physicalLocation, {
      artifactLocation: { uri: 'code/again.js' },
      region: { startLine: 2, startColumn: 40 },
    });
    assert.notDeepEqual(first.partialFingerprints, second.partialFingerprints);
    const github = (await run('--source', 'code', '--format', 'github')).said;
    assert.match(github, /^::error file=code\/again\.js,line=2,col=40,title=client-id-from-link/);
    const junit = (await run('--source', 'code', '--format', 'junit')).said;
    wellFormedXml(junit);
    assert.match(junit, /tests="17" failures="1"/);
  });

  test('a baseline accepts by file', async () => {
    const { code, said } = await run('--source', 'code', '--baseline', 'baseline.yaml');
    assert.equal(code, 0);
    assert.match(said, /Nothing wrong: 3 files, 17 checks \(2 accepted\)\.$/);
  });

  test('its rules are listed with the checks', async () => {
    const { code, said } = await run('--list', '--only', 'source');
    assert.equal(code, 0);
    assert.match(said, /client-id-from-link \(error\)[\s\S]*17 checks\.$/);
  });

  const refused: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    ['a folder that is not there', ['nowhere'], 3, /nowhere cannot be opened as a folder\./],
    ['a file', ['code/page.js'], 3, /code\/page\.js cannot be opened as a folder\./],
    [
      'a folder without code that is read',
      ['empty'],
      3,
      /There is no JavaScript, TypeScript or HTML to read in empty\./,
    ],
    ['a pool beside it', ['code', '--pool', 'one'], 2, /--pool is about pools; --source reads code alone\./],
    ['commands that mend', ['code', '--fix'], 2, /--fix is about pools/],
    ['a check of pools', ['code', '--only', 'users-hidden'], 2, /no check and no area "users-hidden"/],
  ];
  for (const [name, args, expected, sentence] of refused) {
    test(`refuses ${name}`, async () => {
      const { code, said, complained } = await run('--source', ...args);
      assert.equal(code, expected);
      assert.equal(said, '');
      assert.match(complained, sentence);
    });
  }
});
