import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { liveActions } from '../../src/inventory/live-actions.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { fullPoolId, fullText } from './full-pool.ts';
import { inventory } from './inventory-command.ts';
import { addressOf, standBefore } from './stand-before.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-inventory-'));
after(() => rmSync(directory, { recursive: true }));
const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
const read = (name: string) => readFileSync(join(directory, name), 'utf8');

describe('lifeguard inventory pull', () => {
  let lifeguard: Lifeguard;
  let target: readonly string[];
  before(async () => {
    write('pools.yaml', fullText);
    lifeguard = await startLifeguard({ pools: join(directory, 'pools.yaml'), environment: {} });
    target = ['--target', lifeguard.endpoint];
  });
  after(() => lifeguard.stop());
  const pull = (...args: readonly string[]) => inventory(directory, 'pull', ...target, ...args);

  for (const [command, actions] of [
    ['check', liveActions.settings],
    ['pull', [...liveActions.settings, ...liveActions.beyond]],
  ] as const) {
    test(`${command} calls the actions of its policy, and no others`, async () => {
      const called = new Set<string>();
      const server = await standBefore(lifeguard.endpoint, action => {
        called.add(`cognito-idp:${action}`);
        return true;
      });
      const options = command === 'pull' ? ['--dry-run'] : [];
      const { code, said } = await inventory(directory, command, '--target', addressOf(server), ...options);
      server.close();
      assert.equal(code, 0, said);
      assert.deepEqual([...called].toSorted(), actions.toSorted());
    });
  }

  test('a first pull makes a file that check accepts and Lifeguard starts from', async () => {
    const { code, said } = await pull('--config', 'first.yaml', '--region', 'us-east-1');
    assert.equal(code, 0);
    assert.match(said, /Wrote first\.yaml: 2 pools of http/);
    const checked = fakeTerminal(directory);
    assert.equal(await main(['check', 'first.yaml'], checked), 0, checked.said.join('\n'));
    const clean = await inventory(directory, 'check', ...target, '--config', 'first.yaml');
    assert.equal(clean.code, 0, clean.said);
    await using other = await startLifeguard({ pools: join(directory, 'first.yaml'), environment: {} });
    const again = await inventory(directory, 'check', '--target', other.endpoint, '--config', 'first.yaml');
    assert.equal(again.code, 0, again.said);
    const text = read('first.yaml');
    assert.match(text, /generateSecret: true/);
    const secret = lifeguard.pools[0].clients.find(({ name }) => name === 'machine')?.secret;
    assert.ok(secret !== undefined && !text.includes(secret), 'no secret is written');
    assert.doesNotMatch(text, /LastModified|CreationDate|password:/);
  });

  test('a dry run tells what would change and writes nothing', async () => {
    write('dry.yaml', fullText.replace('signUp: closed', 'signUp: open'));
    const before = read('dry.yaml');
    const { code, said } = await pull('--config', 'dry.yaml', '--dry-run');
    assert.equal(code, 0);
    assert.match(said, /~ signUp: open → closed/);
    assert.match(said, /Would write dry\.yaml: 1 change/);
    assert.equal(read('dry.yaml'), before);
  });

  test('writes whole, keeps permissions and links, and leaves nothing beside it', async () => {
    write('real.yaml', fullText.replace('signUp: closed', 'signUp: open'));
    chmodSync(join(directory, 'real.yaml'), 0o660);
    symlinkSync('real.yaml', join(directory, 'link.yaml'));
    assert.equal((await pull('--config', 'link.yaml')).code, 0);
    assert.ok(lstatSync(join(directory, 'link.yaml')).isSymbolicLink());
    assert.equal(statSync(join(directory, 'real.yaml')).mode & 0o777, 0o660);
    assert.equal(read('real.yaml'), fullText);
    assert.deepEqual(
      readdirSync(directory).filter(name => name.startsWith('.')),
      [],
    );
  });

  test('keeps a byte order mark, and a file without an end of its last line as it is', async () => {
    write('marked.yaml', `\uFEFF${fullText.trimEnd().replace('signUp: closed', 'signUp: open')}`);
    assert.equal((await pull('--config', 'marked.yaml')).code, 0);
    assert.equal(read('marked.yaml'), `\uFEFF${fullText.trimEnd()}`);
  });

  test('refuses what is not to be written before anything is read, but for a dry run', async () => {
    write('kept.yaml', fullText.replace('signUp: closed', 'signUp: open'));
    chmodSync(join(directory, 'kept.yaml'), 0o444);
    symlinkSync('gone.yaml.disabled', join(directory, 'dangling.yaml'));
    const nowhere = ['--target', 'http://127.0.0.1:9'];
    for (const [flag, name, says] of [
      ['--config', 'kept.yaml', 'kept.yaml is read-only.'],
      ['--config', 'dangling.yaml', 'dangling.yaml is a link to a file that is not there.'],
      ['--config', 'none/pools.yaml', 'none/pools.yaml cannot be written (ENOENT).'],
      ['--output', '/dev/null', '/dev/null is no regular file, and is not written.'],
      ['--output', '.', '. is no regular file, and is not written.'],
    ] as const) {
      const { code, complained } = await inventory(directory, 'pull', ...nowhere, flag, name);
      assert.deepEqual([code, complained], [3, says]);
    }
    assert.equal((await pull('--config', 'kept.yaml', '--dry-run')).code, 0);
    assert.ok(lstatSync(join(directory, 'dangling.yaml')).isSymbolicLink());
  });

  test('a file that somebody changes meanwhile is left as it is', async () => {
    const text = fullText.replace('signUp: closed', 'signUp: open');
    write('busy.yaml', text);
    const server = await standBefore(lifeguard.endpoint, () => {
      write('busy.yaml', text.replace('web site', 'other site'));
      return true;
    });
    const args = ['--target', addressOf(server), '--config', 'busy.yaml'];
    const { code, complained } = await inventory(directory, 'pull', ...args);
    server.close();
    assert.equal(code, 3);
    assert.match(complained, /busy\.yaml was changed meanwhile/);
    assert.match(read('busy.yaml'), /other site/);
  });

  test('writes elsewhere with --output', async () => {
    write('in.yaml', fullText.replace('signUp: closed', 'signUp: open'));
    const before = read('in.yaml');
    assert.equal((await pull('--config', 'in.yaml', '--output', 'out.yaml')).code, 0);
    assert.deepEqual([read('in.yaml'), read('out.yaml')], [before, fullText]);
  });

  test('prints the file with --output -, and the report beside it', async () => {
    write('printed.yaml', fullText.replace('signUp: closed', 'signUp: open'));
    const { code, said, complained } = await pull('--config', 'printed.yaml', '--output', '-');
    assert.deepEqual([code, `${said}\n`], [0, fullText]);
    assert.match(complained.replaceAll(/\s+/g, ' '), /Wrote the standard output: 1 change from /);
    assert.ok(!existsSync(join(directory, '-')));
  });

  test('prints no file in GitHub Actions, which would read it for commands', async () => {
    const terminal = fakeTerminal(directory, { GITHUB_ACTIONS: 'true' });
    const code = await main(['inventory', 'pull', ...target, '--output', '-'], terminal);
    assert.deepEqual([code, terminal.said], [2, []]);
    assert.match(terminal.complained.join('\n'), /^In GitHub Actions, --output is a file: /);
  });

  test('takes out what is gone with --prune alone, but not what the reset page falls back to', async () => {
    const gone = '      - { id: 8gone8gone8gone8gone8gone8, name: gone }\n    users:';
    write('gone.yaml', fullText.replace('    users:', gone));
    const kept = await pull('--config', 'gone.yaml');
    assert.match(
      kept.said.replaceAll(/\s+/g, ' '),
      /Left: .* app client gone .*: it is taken out with --prune/,
    );
    assert.ok(read('gone.yaml').includes('8gone8gone'));
    await pull('--config', 'gone.yaml', '--prune');
    assert.equal(read('gone.yaml'), fullText);
    write(
      'fallback.yaml',
      fullText
        .replace('    users:', gone)
        .replace(/fallbackClient: .*/, 'fallbackClient: 8gone8gone8gone8gone8gone8'),
    );
    const told = await pull('--config', 'fallback.yaml', '--prune');
    assert.match(told.said, /resetPage\.fallbackClient names it/);
    assert.ok(read('fallback.yaml').includes('name: gone'));
  });

  test('a rotated app client keeps its comments, and the reset page follows it', async () => {
    write('rotated.yaml', fullText.replaceAll('5webclient5webclient5webcl', '4webclient4webclient4webcl'));
    await pull('--config', 'rotated.yaml');
    assert.equal(read('rotated.yaml'), fullText);
  });

  test('values that differ from what all share get a copy of their own, and what all want alike is changed once', async () => {
    const text = fullText.replace('from: Example <noreply@example.com>', 'from: Old <old@example.com>');
    write('shared.yaml', text);
    await pull('--config', 'shared.yaml');
    assert.equal(read('shared.yaml'), fullText, 'the alias stays');
    write('apart.yaml', text);
    await pull('--config', 'apart.yaml', '--pool', 'full');
    assert.match(
      read('apart.yaml'),
      /from: Example[\s\S]*name: sharing\n {4}mail:\n {6}sendingAccount: DEVELOPER\n {6}from: Old/,
    );
  });

  test('what others share with an entry that goes is kept by them', async () => {
    const [above = '', pools = ''] = fullText.split('  # The one that matters.\n');
    const gone = '  - id: us-east-1_Gone00001\n    name: gone\n    tags: &tags { team: accounts }\n';
    write(
      'owner.yaml',
      `${above}${gone}  # The one that matters.\n${pools.replace('{ team: accounts }', '*tags')}`,
    );
    const { code, said } = await pull('--config', 'owner.yaml', '--prune');
    assert.equal(code, 0, said);
    assert.doesNotMatch(read('owner.yaml'), /\*tags|Gone/);
    const clean = await inventory(directory, 'check', ...target, '--config', 'owner.yaml');
    assert.equal(clean.code, 0, clean.said);
  });

  test('what several share and none has any more goes from all of them', async () => {
    const [first = '', second = ''] = fullText.split('  - id: us-east-1_Sharing01\n');
    const devices = first.replace(
      'devices: { remember: whenAsked }',
      'devices: { remember: whenAsked }\n    acrLevels: &levels { level1: low }',
    );
    write('levels.yaml', `${devices}  - id: us-east-1_Sharing01\n${second}    acrLevels: *levels\n`);
    const { code, said } = await pull('--config', 'levels.yaml');
    assert.equal(code, 0, said);
    assert.equal(read('levels.yaml'), fullText);
  });

  test('a file in another style keeps it', async () => {
    const wide = parseDocument(fullText).toString({ indent: 4, lineWidth: 0 });
    write('wide.yaml', wide.replace('signUp: closed', 'signUp: open'));
    await pull('--config', 'wide.yaml');
    assert.equal(read('wide.yaml'), wide);
    const windows = fullText.replaceAll('\n', '\r\n');
    write('windows.yaml', windows.replace('signUp: closed', 'signUp: open'));
    await pull('--config', 'windows.yaml');
    assert.equal(read('windows.yaml'), windows);
  });

  test('writes nothing of answers that are none', async () => {
    write('alike.yaml', fullText);
    const same = { UserPools: [{ Id: fullPoolId, Name: 'full' }], UserPool: { Id: 'other' } };
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(same));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    try {
      const args = ['--target', addressOf(server), '--config', 'alike.yaml', '--pool', 'full', '--prune'];
      const { code, said, complained } = await inventory(directory, 'pull', ...args);
      assert.deepEqual([code, complained], [3, '']);
      assert.match(
        said.replaceAll(/\s+/g, ' '),
        /its settings: cognito-idp:DescribeUserPool answered without what was asked\. /,
      );
      assert.equal(read('alike.yaml'), fullText);
    } finally {
      server.close();
    }
  });

  const wrong: readonly (readonly [name: string, args: readonly string[], code: number, says: RegExp])[] = [
    ['a file that is not right', ['--config', 'broken.yaml'], 2, /broken\.yaml:\d+:\d+ {2}.*expected/],
    ['a first pull without a region', ['--config', 'new.yaml'], 2, /--region, or set AWS_REGION/],
    ['a region without pools', ['--config', 'new.yaml', '--region', 'eu-west-1'], 3, /has no user pool/],
    [
      'a pool that is nowhere',
      ['--config', 'new.yaml', '--pool', 'us-east-1_nowhere'],
      3,
      /There is no pool us-east-1_nowhere in http/,
    ],
    [
      'an output that cannot be written',
      ['--output', 'none/x.yaml', '--config', 'dry.yaml'],
      3,
      /cannot be written \(ENOENT\)/,
    ],
  ];
  for (const [name, args, code, says] of wrong) {
    test(`says in one sentence what is wrong: ${name}`, async () => {
      write('broken.yaml', fullText.replace('tier: PLUS', 'tier: HUGE'));
      const ran = await pull(...args);
      assert.equal(ran.code, code, ran.said);
      assert.match(ran.complained, says);
    });
  }
});
