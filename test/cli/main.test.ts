import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { commands, main } from '../../src/cli/main.ts';
import { fakeTerminal } from './fake-terminal.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-cli-'));
after(() => rmSync(directory, { recursive: true }));

async function run(...args: string[]) {
  const terminal = fakeTerminal(directory);
  const code = await main(args, terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

describe('a command line that is wrong gets one sentence and exit code 2', () => {
  const rows: readonly (readonly [args: string, sentence: string])[] = [
    ['chekc', 'There is no command "chekc". Did you mean "check"?'],
    ['fly', 'There is no command "fly". See lifeguard --help.'],
    ['constructor', 'There is no command "constructor". See lifeguard --help.'],
    ['up --prot 1', 'lifeguard up has no flag --prot. Did you mean "--port"?'],
    ['up --__proto__', 'lifeguard up has no flag --__proto__. See lifeguard up --help.'],
    ['up -p 1', 'lifeguard up has no flag -p. See lifeguard up --help.'],
    ['up --port', '--port needs a value: --port PORT.'],
    ['up --port=', '--port needs a value: --port PORT.'],
    ['up --port 65536', '--port is a whole number from 0 to 65535, not "65536".'],
    ['up --port 0x10', '--port is a whole number from 0 to 65535, not "0x10".'],
    ['up --port 1 --port 2', '--port is given twice.'],
    ['up --json=yes', '--json takes no value.'],
    ['up pools.yaml', 'lifeguard up takes no arguments, so "pools.yaml" is one too many.'],
    ['check a b', 'lifeguard check takes only [FILE], so "b" is one too many.'],
    [
      'up --store mysql://x',
      '--store takes the URL of a PostgreSQL database: postgres://user@host/database.',
    ],
  ];
  for (const [args, sentence] of rows) {
    test(args, async () => {
      assert.deepEqual(await run(...args.split(' ')), { code: 2, said: '', complained: sentence });
    });
  }
});

describe('a command that cannot reach what it needs gets one sentence and exit code 3', () => {
  writeFileSync(join(directory, 'file'), '');
  const rows: readonly (readonly [args: string, sentence: RegExp])[] = [
    ['mail preview --out file', /^The pages cannot be written: EEXIST: .*$/],
    ['lambda package --dirty --out gone/mail.zip', /^gone\/mail\.zip cannot be written: ENOENT: .*$/],
    ['keys rotate --pool us-east-1_Example12 --data file', /^.*file.*$/],
    ['probe --all --endpoint http://127.0.0.1:1', /^.* Start it with lifeguard up, or .*\.$/],
  ];
  for (const [args, sentence] of rows) {
    test(args, async () => {
      const { code, complained } = await run(...args.split(' '));
      assert.match(complained, sentence);
      assert.equal(code, 3);
    });
  }
});

describe('help', () => {
  test('lists every command', async () => {
    const { code, said } = await run('--help');
    assert.equal(code, 0);
    for (const { name, summary } of commands) assert.match(said, new RegExp(`${name} .*${summary}`));
  });

  test('comes with exit code 2 where no command is given', async () => {
    assert.equal((await run()).code, 2);
  });

  for (const { name, load } of commands) {
    test(`of ${name} names each of its flags`, async () => {
      const { code, said } = await run(name, '--help');
      assert.equal(code, 0);
      const { description } = await load();
      for (const flag of [...Object.keys(description.flags), 'json', 'help']) {
        assert.match(said, new RegExp(`^ {2}--${flag}\\b`, 'm'));
      }
      assert.deepEqual(await run('help', name), { code: 0, said, complained: '' });
    });
  }

  const within = [
    'inventory check',
    'inventory pull',
    'inventory matrix',
    'trigger check',
    'trigger invoke',
    'trigger sample',
  ];
  for (const columns of [60, 80, 200]) {
    test(`is no wider than a terminal of ${columns} columns, nor than can be read`, async () => {
      for (const words of ['', ...commands.map(({ name }) => name), ...within]) {
        const terminal = fakeTerminal(directory);
        await main([...words.split(' ').filter(word => word !== ''), '--help'], { ...terminal, columns });
        const lines = terminal.said.join('\n').split('\n');
        const wide = lines.filter(line => line.length > Math.min(columns, 100));
        assert.deepEqual([words, wide], [words, []]);
      }
    });
  }

  test('breaks a command where a shell takes it as one', async () => {
    const terminal = fakeTerminal(directory);
    await main(['inventory', 'check', '--help'], { ...terminal, columns: 60 });
    const said = terminal.said.join('\n').replaceAll(/ \\\n +/g, ' ');
    assert.match(said, /^ {2}lifeguard inventory check --target aws --format markdown --output drift\.md$/m);
  });
});

test('version, for people and for programs', async () => {
  const node = process.versions.node;
  assert.equal((await run('version')).said, `lifeguard 1.2.3, Node.js ${node}`);
  assert.deepEqual(JSON.parse((await run('--version', '--json')).said), { lifeguard: '1.2.3', node });
});

describe('check', () => {
  test('takes the example where there is no pools.yaml', async () => {
    const { code, said } = await run('check');
    assert.equal(code, 0);
    assert.match(said, /phenom\/pools\.yaml is right\. Pools: 3, app clients: 10\.$/);
  });

  test('tells all that is wrong, with exit code 1', async () => {
    writeFileSync(join(directory, 'wrong.yaml'), 'regions: []\npool: []\n');
    const { code, said } = await run('check', 'wrong.yaml');
    assert.equal(code, 1);
    assert.deepEqual(said.split('\n'), [
      'wrong.yaml:1:1  pools: expected a list; found nothing: the key is missing',
      'wrong.yaml:1:10  regions: expected at least one region such as us-east-1; found an empty list',
      'wrong.yaml:2:1  pool: expected a known key; found the key "pool"',
      '    Did you mean "pools"?',
      '',
      'wrong.yaml: problems: 3.',
    ]);
  });

  test('tells it to programs', async () => {
    const { code, said } = await run('check', 'gone.yaml', '--json');
    assert.equal(code, 1);
    const problem = {
      file: 'gone.yaml',
      line: 0,
      column: 0,
      path: '',
      expected: 'a readable file',
      found: 'no such file',
    };
    assert.deepEqual(JSON.parse(said), { file: 'gone.yaml', ok: false, problems: [problem] });
  });
});
