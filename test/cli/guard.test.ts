import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { writtenPage } from '../guard/guarded-pages.ts';
import { fakeTerminal } from './fake-terminal.ts';

const pools = `
regions: [us-east-1]
pools:
  - id: us-east-1_AkG9mnbjA
    name: shop
    clients:
      - { id: 2eq1vf0nvl5o3rha2vshm8j0mn, name: web }
      - { id: 4h0qk7sdn2v9ru1c6mfo5tbe3p, name: app }
      - { id: 5u6atviker41lm8qknqua56sdc, name: machine, authFlows: [ALLOW_CLIENT_TOKEN_AUTH], generateSecret: true }
`;

/** Sends every code to the first app client. */
const page = `<!doctype html><title>Reset</title>
<form><input name="code"><input type="password"><button>Save</button></form><p id="told"></p>
<script>
  const asked = new URLSearchParams(location.search);
  history.replaceState(null, '', location.pathname);
  document.querySelector('[name=code]').value = asked.get('code');
  const ours = ['2eq1vf0nvl5o3rha2vshm8j0mn', '4h0qk7sdn2v9ru1c6mfo5tbe3p'];
  if (!ours.includes(asked.get('cid'))) document.querySelector('form').remove();
  document.querySelector('form')?.addEventListener('submit', async event => {
    event.preventDefault();
    const answer = await fetch('https://cognito-idp.us-east-1.amazonaws.com/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmForgotPassword' },
      body: JSON.stringify({
        ClientId: '2eq1vf0nvl5o3rha2vshm8j0mn', Username: asked.get('email'), ConfirmationCode: asked.get('code'),
        Password: document.querySelector('[type=password]').value,
      }),
    }).catch(() => ({}));
    document.querySelector('#told').textContent = answer.ok
      ? 'Your password is changed.' : 'This did not work. Ask the app for a new code.';
  });
</script>`;

describe('lifeguard guard', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guard-'));
    await writeFile(join(folder, 'pools.yaml'), pools);
    await writeFile(join(folder, 'index.html'), page);
  });
  after(() => rm(folder, { recursive: true }));

  const run = async (...args: readonly string[]) => {
    const terminal = fakeTerminal(folder);
    const code = await main(['guard', ...args], terminal);
    return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
  };

  test('names each app client whose code goes astray, and ends with 1', async () => {
    const { code, said } = await run('.', '--fast', '--wait', '200');
    assert.equal(code, 1);
    assert.match(
      said,
      /wrong +returns-to-issuer +1 of 2 wrong\n +shop \/ app: The link names 4h0qk7sdn2v9ru1c6mfo5tbe3p/,
    );
    assert.match(said, /1 wrong: 2 app clients, \d+ checks/);
    for (const line of said.split('\n')) assert.ok(line.length <= 80, line);
  });

  test('leaves out what it is told to, in the format of GitHub', async () => {
    const { code, said } = await run(
      '.',
      '--fast',
      '--wait',
      '200',
      '--skip',
      'returns-to-issuer',
      '--format',
      'github',
    );
    assert.deepEqual([code, said], [0, 'Nothing wrong.']);
  });

  test('writes the report to a file, with faults where they are asked for', async () => {
    const { code, said } = await run(
      '.',
      '--fast',
      '--wait',
      '200',
      '--mutants',
      '--json',
      '--output',
      'guard.json',
    );
    assert.deepEqual([code, said], [1, '']);
    const { mutants } = JSON.parse(await readFile(join(folder, 'guard.json'), 'utf8'));
    assert.deepEqual(
      mutants.map(({ name, outcome }: { name: string; outcome: string }) => [name, outcome]),
      [
        // The page has this fault already, and sends what the fault would send to another client to the first one.
        ['hardcode-client', 'caught'],
        ['drop-client', 'caught'],
        ['ignore-pool', 'no place'],
        ['swap-fallback', 'no place'],
      ],
    );
  });

  test('takes a template of links of another form', async () => {
    const other = await writtenPage(page.replaceAll("get('cid')", "get('client')"));
    try {
      const { code, said } = await run(
        `${other.guarded.page}?code={code}&email={email}&client={cid}`,
        ...['--fast', '--wait', '50', '--skip', 'returns-to-issuer'],
      );
      assert.equal(code, 0, said);
    } finally {
      await other.close();
    }
  });

  test('tells what a page that never calls leaves open, and each problem once', async () => {
    const silent = await mkdtemp(join(tmpdir(), 'guard-'));
    try {
      await writeFile(
        join(silent, 'index.html'),
        '<form><input type="password"><button>Save</button></form>',
      );
      const { code, said } = await run(silent, '--fast', '--wait', '50');
      assert.equal(code, 1);
      assert.match(said, /open +returns-to-issuer +2 of 2 not seen/);
      assert.match(said, /ok +opens/);
      assert.match(said, / all 19: The page called nothing/);
      assert.ok(said.split('\n').length < 45, said);
    } finally {
      await rm(silent, { recursive: true });
    }
  });

  for (const flags of [['--fast'], []]) {
    test(`ends when it is stopped, with ${flags.join(' ') || 'Chromium'}`, async () => {
      const terminal = fakeTerminal(folder, process.env);
      terminal.stop();
      assert.equal(await main(['guard', '.', ...flags], terminal), 130);
      assert.deepEqual([terminal.said, terminal.complained], [[], []]);
    });
  }

  test('names a page without what its address may have of secrets', async () => {
    const other = await writtenPage(page);
    try {
      const { said } = await run(`${other.guarded.page}?preview=Sesame`, '--fast', '--wait', '50', '--json');
      assert.equal(JSON.parse(said).page, `${other.guarded.page}?…`);
      assert.doesNotMatch(said, /Sesame/);
      const refused = await run(other.guarded.page.replace('://', '://anna:Sesame@'), '--fast');
      assert.equal(refused.code, 2);
      assert.doesNotMatch(refused.complained, /Sesame/);
    } finally {
      await other.close();
    }
  });

  for (const [name, args, code, complaint] of [
    ['no page', [], 2, /Name the page to guard/],
    [
      'a folder that is not there',
      ['nowhere'],
      2,
      /nowhere is neither an address .* nor a folder that there is/,
    ],
    ['a folder without a page', ['.', '--path', '/other/'], 3, /There is no page in /],
    [
      'a server that is not there',
      ['http://127.0.0.1:1/'],
      3,
      /127\.0\.0\.1:1 was not reached: nothing listens/,
    ],
    ['a template of another word', ['http://127.0.0.1/?c={code}&i={client}'], 2, /{client} is none of/],
    ['a template without an app client', ['http://127.0.0.1/?c={code}'], 2, /has {cid}/],
    ['a path with an address', ['http://127.0.0.1/', '--path', '/x/'], 2, /--path goes with a folder/],
    ['an unknown format', ['.', '--format', 'xml'], 2, /--format is one of text, json, tap, junit, github/],
    ['an unknown invariant', ['.', '--skip', 'all'], 2, /--skip: all is none of opens, sends-the-code-once/],
    ['a hook that is not there', ['.', '--fast', '--hook', 'none.js'], 2, /--hook: /],
    [
      'a browser that is not there',
      ['.', '--browser', '/nowhere/chrome'],
      3,
      /\/nowhere\/chrome did not start/,
    ],
    ['two browsers', ['.', '--fast', '--browser', 'chrome'], 2, /exclude each other/],
  ] as const) {
    test(`says what is wrong with ${name}`, async () => {
      const told = await run(...args);
      assert.equal(told.code, code, told.complained);
      assert.match(told.complained, complaint);
    });
  }
});
