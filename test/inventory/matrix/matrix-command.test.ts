import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../../src/cli/main.ts';
import { commanding, commandsIn } from '../../cli/commanding.ts';
import { fakeTerminal } from '../../cli/fake-terminal.ts';

const pools = `
regions: [us-east-1]
functions:
  mail: { handler: lifeguard:custom-message }
pools:
  - id: us-east-1_Zebra
    name: zoo_staff_
    signUp: closed
  - id: us-east-1_AkG9mnbjA
    name: shop
    triggers: { PreSignUp: mail, CustomMessage: mail }
    mail: { sendingAccount: DEVELOPER, from: a@example.com, sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com' }
    clients:
      - { id: 4h0qk7sdn2v9ru1c6mfo5tbe3p, name: app }
      - { id: 2eq1vf0nvl5o3rha2vshm8j0mn, name: web }
      - { id: 5u6atviker41lm8qknqua56sdc, name: machine, authFlows: [ALLOW_CLIENT_TOKEN_AUTH], generateSecret: true }
`;

const shop = '| shop `us-east-1_AkG9mnbjA` | CustomMessage: mail, PreSignUp: mail | whom PreSignUp lets |';
const table = [
  '| Pool | Triggers | Who may sign up | App client | Guard | Probe | Last seen |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  `${shop} web \`2eq1vf0nvl5o3rha2vshm8j0mn\` | ok | ok | 2026-11-20 |`,
  `${shop} app \`4h0qk7sdn2v9ru1c6mfo5tbe3p\` | wrong: returns-to-issuer | failed at link | not known |`,
  `${shop} machine \`5u6atviker41lm8qknqua56sdc\` | no reset | not probed | not known |`,
  '| zoo&#95;staff&#95; `us-east-1_Zebra` | none | administrators alone | none |  |  |  |',
].join('\n');

const of = (id: string, name: string) => ({
  id,
  name,
  poolId: 'us-east-1_AkG9mnbjA',
  poolName: 'shop',
  region: 'us-east-1',
});
const [web, app] = [of('2eq1vf0nvl5o3rha2vshm8j0mn', 'web'), of('4h0qk7sdn2v9ru1c6mfo5tbe3p', 'app')];
const guard = {
  ok: false,
  clients: [web, app],
  checks: [
    { invariant: 'returns-to-issuer', kind: 'client', client: web.id, ok: true, seen: true, problem: null },
    {
      invariant: 'returns-to-issuer',
      kind: 'client',
      client: app.id,
      ok: false,
      seen: true,
      problem: 'Wrong.',
    },
  ],
  mutants: [],
};
const ran = (clientId: string, failure?: object) => ({
  journey: 'reset',
  startedAt: Date.UTC(2026, 10, 20),
  subject: { poolId: 'us-east-1_AkG9mnbjA', clientId },
  ...(failure && { failure }),
});
const probe = [ran(web.id), ran(app.id, { stage: 'link', kind: 'target', message: 'No mail.' })];

const block = '<!-- lifeguard:matrix -->\n<!-- /lifeguard:matrix -->';
const flags = ['--guard', 'guard.json', '--probe', 'probe.json'];

describe('lifeguard inventory matrix', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lifeguard-matrix-'));
    await writeFile(join(directory, 'pools.yaml'), pools);
    await writeFile(join(directory, 'guard.json'), JSON.stringify(guard));
    await writeFile(join(directory, 'probe.json'), JSON.stringify(probe));
  });
  after(() => rm(directory, { recursive: true }));

  async function run(args: readonly string[], input = '') {
    const terminal = fakeTerminal(directory, {}, input);
    const code = await main(['inventory', 'matrix', ...args], terminal);
    return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
  }
  const at = (name: string) => join(directory, name);

  test('prints the table without a file', async () => {
    assert.deepEqual(await run(flags), { code: 0, said: table, complained: '' });
  });

  test('writes it between the marks, keeps the rest, and then finds it current', async () => {
    await writeFile(at('README.md'), `\uFEFF# Shop\r\n\n${block}\n\nThe end`);
    await chmod(at('README.md'), 0o640);
    assert.equal((await run(['README.md', '--check', ...flags])).code, 1);
    assert.deepEqual(await run(['README.md', ...flags]), {
      code: 0,
      said: 'The table in README.md is written.',
      complained: '',
    });
    const written = await readFile(at('README.md'), 'utf8');
    const note = '<!-- Written by lifeguard inventory matrix. Do not edit. -->';
    const inside = `${note}\n\n${table}\n\n`;
    assert.equal(written, `\uFEFF# Shop\r\n\n${block.replace('\n', `\n${inside}`)}\n\nThe end`);
    assert.equal((await stat(at('README.md'))).mode & 0o777, 0o640);
    assert.deepEqual(await run(['README.md', '--check', ...flags]), {
      code: 0,
      said: 'The table in README.md is current.',
      complained: '',
    });
    assert.equal((await run(['README.md', '--check'])).code, 1);
  });

  test('ends lines as the file does', async () => {
    await writeFile(at('windows.md'), block.replace('\n', '\r\n'));
    await run(['windows.md']);
    assert.doesNotMatch(await readFile(at('windows.md'), 'utf8'), /[^\r]\n/);
  });

  test('tells rows to programs', async () => {
    const { rows } = JSON.parse((await run([...flags, '--json'])).said);
    assert.deepEqual(rows[1], {
      pool: { id: 'us-east-1_AkG9mnbjA', name: 'shop' },
      triggers: { CustomMessage: 'mail', PreSignUp: 'mail' },
      signUp: 'whom PreSignUp lets',
      client: {
        id: app.id,
        name: 'app',
        guard: { state: 'wrong', invariants: ['returns-to-issuer'] },
        probe: [{ journey: 'reset', state: 'failed', at: 'link' }],
        lastSeen: null,
      },
    });
    await writeFile(at('json.md'), block);
    const { file, current, written } = JSON.parse((await run(['json.md', '--check', '--json'])).said);
    assert.deepEqual([file, current, written], ['json.md', false, false]);
    assert.equal(await readFile(at('json.md'), 'utf8'), block);
  });

  test('lets nothing out of its cell that reports bring', async () => {
    const hostile = `x | y <b> \`c\` [l](https://e.example) ${commanding}`;
    const bad = {
      ...guard,
      checks: [{ invariant: hostile, kind: 'client', client: app.id, ok: false, seen: true, problem: null }],
    };
    const { said } = await run(['--guard', '-'], JSON.stringify(bad));
    assert.deepEqual(commandsIn(said), []);
    assert.doesNotMatch(said, /<|x \||`c`|\]\(/);
    assert.equal(said.split('\n').length, table.split('\n').length);
  });

  test('calls a file that is not to be written as it was named', async () => {
    await writeFile(at('kept.md'), block, { mode: 0o444 });
    const { code, complained } = await run(['kept.md']);
    assert.deepEqual([code, complained], [3, 'kept.md is read-only.']);
  });

  const refused: readonly (readonly [name: string, args: readonly string[], code: number, says: RegExp])[] = [
    [
      'no marks',
      ['plain.md'],
      2,
      /^plain.md has no place for the table: one line <!-- lifeguard:matrix --> and below it one line <!-- \/lifeguard:matrix --> mark it\.$/,
    ],
    ['no file', ['nowhere.md'], 3, /^There is no file nowhere.md\.$/],
    ['a folder', ['.'], 3, /cannot be read \(EISDIR\)/],
    ['bytes that are no text', ['bytes.md'], 3, /^bytes.md is no text in UTF-8\.$/],
    ['--check alone', ['--check'], 2, /needs the FILE/],
    ['the standard input as file', ['-'], 2, /not the standard input/],
    ['the standard input twice', ['--guard', '-', '--probe', '-'], 2, /Only one/],
    [
      'no report of guard',
      ['--guard', 'probe.json'],
      3,
      /^probe.json is not what lifeguard guard --format json writes\.$/,
    ],
    [
      'no report of the probe',
      ['--probe', 'guard.json'],
      3,
      /^guard.json is not what lifeguard probe --json prints\.$/,
    ],
    ['a wrong pools.yaml', ['--config', 'guard.json'], 2, /guard.json/],
    ['two files', ['a.md', 'b.md'], 2, /one too many/],
  ];
  for (const [name, args, code, says] of refused) {
    test(`refuses ${name}`, async () => {
      await writeFile(at('plain.md'), '# Shop\n');
      await writeFile(at('bytes.md'), Buffer.from([0xc3, 0x28]));
      const { code: ended, complained } = await run(args);
      assert.equal(ended, code);
      assert.match(complained, says);
    });
  }
});
