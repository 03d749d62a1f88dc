import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'lifeguard-package-'));
after(() => rmSync(root, { recursive: true }));

function git(folder: string, ...args: string[]): void {
  const who = ['-c', 'user.name=Anna', '-c', 'user.email=anna@example.com', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' });
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function run(directory: string, ...args: string[]) {
  const terminal = fakeTerminal(directory);
  const code = await main(['lambda', 'package', ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

async function packaged(directory: string, ...args: string[]) {
  const { code, said, complained } = await run(directory, ...args, '--json');
  assert.equal(code, 0, complained);
  const made = JSON.parse(said);
  const bytes = readFileSync(join(directory, made.file));
  assert.equal(made.sha256, createHash('sha256').update(bytes).digest('hex'));
  assert.equal(made.sourceCodeHash, createHash('sha256').update(bytes).digest('base64'));
  assert.equal(made.bytes, bytes.length);
  return { sha256: String(made.sha256), files: made.files as string[], bytes };
}

const origin = join(root, 'origin');
/** Makes a clone of it, with the settings that machines differ in. */
function clone(name: string, ...settings: string[]): string {
  git(root, ...settings, 'clone', '--quiet', origin, name);
  for (const setting of settings.filter(word => word !== '-c')) {
    git(join(root, name), 'config', ...setting.split('='));
  }
  return join(root, name);
}

before(() => {
  mkdirSync(origin);
  git(origin, 'init', '--quiet');
  write(origin, {
    'functions/plain/index.mjs': 'export { handler } from "./lib/answer.mjs";\n',
    'functions/plain/lib/answer.mjs': 'export const handler = async event => event;\n',
    'functions/plain/bootstrap': '#!/bin/sh\n',
    'functions/typed/index.ts':
      'import { word } from "../word.ts";\nexport const handler = async (event: object) => ({ ...event, word });\n',
    'functions/word.ts': 'export const word: string = "yes";\n',
    'README.md': 'Not part of a function.\n',
  });
  chmodSync(join(origin, 'functions/plain/bootstrap'), 0o755);
  git(origin, 'add', '.');
  git(origin, 'commit', '--quiet', '-m', 'Functions');
});

describe('two clones with different stray files', () => {
  for (const [name, files] of [
    ['plain', ['bootstrap', 'index.mjs', 'lib/answer.mjs']],
    ['typed', ['index.mjs']],
  ] as const) {
    test(`give one hash: ${name}`, async () => {
      const one = clone(`${name}-one`);
      const other = clone(`${name}-other`, '-c', 'core.autocrlf=true');
      const folder = `functions/${name}`;
      write(join(one, folder), {
        'bun.lock': '{}',
        '.DS_Store': '\0\0\0\u0001Bud1',
        'lib/notes.txt': 'mine',
      });
      write(join(other, folder), { 'node_modules/left-over/index.js': 'throw 1;', '.env': 'SECRET=1' });
      const first = await packaged(one, '--from', folder);
      const second = await packaged(other, '--from', folder, '--out', 'other.zip');
      assert.equal(first.sha256, second.sha256);
      assert.deepEqual(first.files, files);
      assert.deepEqual(second.files, files);
      // Run in the folder itself it is the same again.
      assert.equal(
        (await packaged(join(one, folder), '--from', '.', '--out', '../out.zip')).sha256,
        first.sha256,
      );
    });
  }
});

describe('what is not as it is committed', () => {
  test('is refused, unless --dirty takes it as it is', async () => {
    const folder = clone('changed');
    const clean = await packaged(folder, '--from', 'functions/plain');
    write(folder, { 'functions/plain/lib/answer.mjs': 'export const handler = null;\n' });
    const { code, complained } = await run(folder, '--from', 'functions/plain');
    assert.equal(code, 1);
    assert.equal(
      complained,
      'There are uncommitted changes in functions/plain/lib/answer.mjs. Commit them first, or package them as they are with --dirty.',
    );
    const dirty = await packaged(folder, '--from', 'functions/plain', '--dirty');
    assert.notEqual(dirty.sha256, clean.sha256);
    git(folder, 'commit', '--quiet', '--all', '-m', 'Change');
    assert.equal((await packaged(folder, '--from', 'functions/plain')).sha256, dirty.sha256);
  });

  test('staged is not committed; what is deleted neither', async () => {
    const folder = clone('staged');
    write(folder, { 'functions/plain/more.mjs': '1;' });
    git(folder, 'add', '.');
    assert.match(
      (await run(folder, '--from', 'functions/plain')).complained,
      /^There are uncommitted changes in functions\/plain\/more\.mjs\. /,
    );
    rmSync(join(folder, 'functions/plain/bootstrap'));
    const { complained } = await run(folder, '--from', 'functions/plain');
    assert.match(complained, /in functions\/plain\/bootstrap, functions\/plain\/more\.mjs\. /);
    const { files } = await packaged(folder, '--from', 'functions/plain', '--dirty');
    assert.deepEqual(files, ['index.mjs', 'lib/answer.mjs', 'more.mjs']);
  });

  test('changes elsewhere in the repository do not matter to files, and to a bundle only where it holds them', async () => {
    const folder = clone('elsewhere');
    write(folder, { 'README.md': 'Changed.\n', 'functions/word.ts': 'export const word = "no";\n' });
    await packaged(folder, '--from', 'functions/plain');
    const { code, complained } = await run(folder, '--from', 'functions/typed');
    assert.equal(code, 1);
    assert.match(complained, /^There are uncommitted changes in functions\/word\.ts\. /);
  });

  test('a change that git was told to overlook is not in a bundle, unless --dirty takes it', async () => {
    const folder = clone('overlooked');
    const clean = await packaged(folder, '--from', 'functions/typed');
    for (const flag of ['--skip-worktree', '--assume-unchanged']) {
      git(folder, 'update-index', flag, 'functions/word.ts');
      write(folder, { 'functions/word.ts': 'export const word = "local-secret";\n' });
      const { sha256, bytes } = await packaged(folder, '--from', 'functions/typed');
      assert.equal(sha256, clean.sha256);
      assert.ok(!bytes.includes('local-secret'));
      git(folder, 'update-index', flag.replace('--', '--no-'), 'functions/word.ts');
      git(folder, 'checkout', '--quiet', '--', 'functions/word.ts');
    }
    git(folder, 'update-index', '--skip-worktree', 'functions/word.ts');
    write(folder, { 'functions/word.ts': 'export const word = "local-secret";\n' });
    const dirty = await packaged(folder, '--from', 'functions/typed', '--dirty');
    assert.notEqual(dirty.sha256, clean.sha256);
  });

  test('a bundle of a file outside the repository is refused in the words of git', async () => {
    const folder = clone('reaches-out');
    write(root, { 'outside.ts': 'export const handler = async () => null;\n' });
    write(folder, { 'functions/typed/index.ts': 'export { handler } from "../../../outside.ts";\n' });
    git(folder, 'commit', '--quiet', '--all', '-m', 'Reach out');
    const { code, complained } = await run(folder, '--from', 'functions/typed');
    assert.match(complained, /^git says: fatal: .+ is outside repository/);
    assert.equal(code, 3);
  });

  test('a bundle of a file that git does not track is refused', async () => {
    const folder = clone('stray');
    write(folder, {
      'functions/typed/index.ts': 'export { handler } from "./stray.ts";\n',
      'functions/typed/stray.ts': 'export const handler = async () => null;\n',
    });
    git(folder, 'add', 'functions/typed/index.ts');
    git(folder, 'commit', '--quiet', '-m', 'Forgotten');
    const { code, complained } = await run(folder, '--from', 'functions/typed');
    assert.equal(code, 1);
    assert.match(complained, /^The bundle would hold what git does not track: stray\.ts\. /);
    await packaged(folder, '--from', 'functions/typed', '--dirty');
  });
});

describe('settings of esbuild that are not as they are committed, since they change the bundle', () => {
  const typed = 'functions/typed';
  const decorators = '{"compilerOptions":{"experimentalDecorators":true}}';
  const refused = (name: string) =>
    new RegExp(
      `^The bundle would depend on what git does not track: ${name}\\. Commit it first, or .*--dirty\\.$`,
    );
  const strays: readonly (readonly [stray: string, text: string])[] = [
    [`${typed}/tsconfig.json`, '{"compilerOptions":{"jsx":"react","jsxFactory":"x"}}'],
    [`${typed}/jsconfig.json`, '{}'],
    ['functions/tsconfig.json', decorators],
    ['tsconfig.json', decorators],
    [`${typed}/package.json`, '{"sideEffects":false}'],
    ['package.json', '{"imports":{"#word":"./other.ts"}}'],
  ];
  for (const [at, [stray, text]] of strays.entries()) {
    test(`are refused: ${stray}`, async () => {
      const folder = clone(`settings-${at}`);
      write(folder, { [stray]: text });
      const { code, complained } = await run(folder, '--from', typed);
      assert.match(complained, refused(stray));
      assert.equal(code, 1);
      await packaged(folder, '--from', typed, '--dirty');
      rmSync(join(folder, stray));
      await packaged(folder, '--from', typed);
    });
  }

  test('do not matter to files, nor where nearer ones are committed', async () => {
    const folder = clone('settings-nearer');
    const files = await packaged(folder, '--from', 'functions/plain');
    write(folder, { [`${typed}/tsconfig.json`]: '{}', [`${typed}/package.json`]: '{}' });
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', 'Settings');
    // The import from above the function has settings of its own.
    write(folder, { 'functions/tsconfig.json': '{}' });
    assert.match((await run(folder, '--from', typed)).complained, refused('functions/tsconfig.json'));
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', 'More settings');
    write(folder, { 'tsconfig.json': decorators, 'jsconfig.json': decorators });
    await packaged(folder, '--from', typed);
    assert.equal((await packaged(folder, '--from', 'functions/plain')).sha256, files.sha256);
  });

  test('are those that a tsconfig.json extends too', async () => {
    const folder = clone('settings-extended');
    write(folder, {
      'functions/tsconfig.json': '{\n  // Like all.\n  "extends": ["../shared", "./mine.json",],\n}\n',
      'shared.json': '{"extends":"./settings/strict.json"}',
      'settings/strict.json': '{}',
    });
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', 'Settings');
    await packaged(folder, '--from', typed);
    write(folder, { 'functions/mine.json': decorators });
    assert.match((await run(folder, '--from', typed)).complained, refused('functions/mine.json'));
    rmSync(join(folder, 'functions/mine.json'));
    rmSync(join(folder, 'shared.json'));
    assert.match(
      (await run(folder, '--from', typed)).complained,
      /^There are uncommitted changes in shared\.json\. /,
    );
    git(folder, 'checkout', '--quiet', '--', 'shared.json');
    write(folder, { 'settings/strict.json': decorators });
    const { code, complained } = await run(folder, '--from', typed);
    assert.match(complained, /^There are uncommitted changes in settings\/strict\.json\. /);
    assert.equal(code, 1);
  });

  const changes: readonly (readonly [name: string, change: (folder: string) => void])[] = [
    ['changed', folder => write(folder, { 'tsconfig.json': decorators })],
    ['deleted', folder => rmSync(join(folder, 'tsconfig.json'))],
    [
      'staged',
      folder => {
        write(folder, { 'tsconfig.json': decorators });
        git(folder, 'add', '.');
      },
    ],
    [
      'changed, which git was told to overlook',
      folder => {
        git(folder, 'update-index', '--skip-worktree', 'tsconfig.json');
        write(folder, { 'tsconfig.json': decorators });
      },
    ],
  ];
  for (const [at, [name, change]] of changes.entries()) {
    test(`are refused where committed ones are ${name}`, async () => {
      const folder = clone(`settings-changed-${at}`, '-c', 'core.autocrlf=true');
      write(folder, { 'tsconfig.json': '{\n}\n' });
      git(folder, 'add', '.');
      git(folder, 'commit', '--quiet', '-m', 'Settings');
      rmSync(join(folder, 'tsconfig.json'));
      git(folder, 'checkout', '--quiet', '--', 'tsconfig.json');
      await packaged(folder, '--from', typed);
      change(folder);
      const { code, complained } = await run(folder, '--from', typed);
      assert.match(complained, /^There are uncommitted changes in tsconfig\.json\. /);
      assert.equal(code, 1);
    });
  }

  test('are refused outside the repository', async () => {
    const around = join(root, 'around');
    mkdirSync(around);
    git(around, 'clone', '--quiet', origin, 'inside');
    write(around, { 'tsconfig.json': decorators });
    const { code, complained } = await run(join(around, 'inside'), '--from', typed);
    assert.match(
      complained,
      /^The bundle would depend on \/.*around\/tsconfig\.json, which is outside the repository\. Commit a tsconfig\.json in the repository, or .*--dirty\.$/,
    );
    assert.equal(code, 1);
  });
});

describe('a folder that cannot be packaged is told why', () => {
  const rows: [name: string, make: (folder: string) => void, code: number, sentence: RegExp][] = [
    ['no repository', folder => mkdirSync(folder), 3, /^git says: fatal: not a git repository/],
    [
      'nothing tracked',
      folder => {
        mkdirSync(folder);
        git(folder, 'init', '--quiet');
      },
      1,
      /^git tracks no file in .+: add the handler with git add, and commit it\.$/,
    ],
    [
      'a symbolic link',
      folder => {
        git(root, 'clone', '--quiet', origin, folder);
        symlinkSync('README.md', join(folder, 'link.md'));
        git(folder, 'add', '.');
        git(folder, 'commit', '--quiet', '-m', 'Link');
      },
      1,
      /^link\.md is a symbolic link, which a Lambda's zip cannot hold/,
    ],
    [
      'TypeScript that does not parse',
      folder => {
        mkdirSync(folder);
        git(folder, 'init', '--quiet');
        write(folder, { 'index.ts': 'export const handler = ;' });
        git(folder, 'add', '.');
        git(folder, 'commit', '--quiet', '-m', 'Broken');
      },
      1,
      /^index\.ts cannot be bundled\. [\s\S]*Unexpected ";"/,
    ],
    [
      'TypeScript without an index',
      folder => {
        mkdirSync(folder);
        git(folder, 'init', '--quiet');
        write(folder, { 'handler.ts': 'export const handler = 1;', 'types.d.ts': '' });
        git(folder, 'add', '.');
        git(folder, 'commit', '--quiet', '-m', 'Handler');
      },
      1,
      /^There is no index\.mjs, index\.js, index\.cjs, index\.ts or index\.mts in \S.+: Lambda loads no TypeScript, .*$/,
    ],
    ['no folder', () => {}, 2, /^There is no folder \S+no folder\.$/],
  ];
  for (const [name, make, code, sentence] of rows) {
    test(name, async () => {
      const folder = join(root, name);
      make(folder);
      const result = await run(root, '--from', folder);
      assert.match(result.complained, sentence);
      assert.equal(result.code, code);
    });
  }
});

test('a folder that looks like a repository does not have its settings obeyed', async () => {
  const folder = join(root, 'looks-like-one');
  git(root, 'init', '--quiet', '--bare', folder);
  write(folder, { 'index.mjs': 'export const handler = async event => event;\n' });
  git(folder, 'config', 'core.bare', 'false');
  git(folder, 'config', 'core.worktree', '.');
  git(folder, 'add', 'index.mjs');
  const ran = join(root, 'ran');
  git(folder, 'config', 'core.fsmonitor', `touch '${ran}'; false`);
  const { code, complained } = await run(root, '--from', folder);
  assert.equal(existsSync(ran), false);
  assert.match(complained, /^git says: fatal: cannot use bare repository/);
  assert.equal(code, 3);
});

test('no program runs that the settings of the repository name', async () => {
  const folder = clone('programs');
  const ran = join(root, 'ran-program');
  const program = join(root, 'program');
  writeFileSync(program, `#!/bin/sh\ntouch '${ran}'\ncat\n`);
  chmodSync(program, 0o755);
  write(folder, { '.gitattributes': '* filter=own\n' });
  git(folder, 'add', '.gitattributes');
  git(folder, 'commit', '--quiet', '-m', 'Filter');
  git(folder, 'config', 'filter.own.clean', program);
  git(folder, 'config', 'filter.own.required', 'true');
  write(folder, { '.git/hooks/post-index-change': `#!/bin/sh\ntouch '${ran}'\n` });
  chmodSync(join(folder, '.git/hooks/post-index-change'), 0o755);
  const now = new Date();
  utimesSync(join(folder, 'functions/plain/index.mjs'), now, now);
  await packaged(folder, '--from', 'functions/plain');
  assert.equal(existsSync(ran), false);
});

test('names of files cannot write to the terminal as they like', async () => {
  const folder = clone('odd-names');
  write(folder, { 'functions/plain/a\x1b]0;title\x07b.js': 'one\n' });
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'Odd');
  write(folder, { 'functions/plain/a\x1b]0;title\x07b.js': 'two\n' });
  const { code, complained } = await run(folder, '--from', 'functions/plain');
  assert.equal(code, 1);
  assert.match(complained, /^There are uncommitted changes in functions\/plain\/a�\]0;title�b\.js\./);
});

test('a file that a zip of ours cannot hold is named', async () => {
  const folder = clone('proto');
  write(folder, { 'functions/plain/__proto__': 'one\n' });
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'Proto');
  const { code, complained } = await run(folder, '--from', 'functions/plain');
  assert.equal(code, 1);
  assert.equal(complained, '__proto__ cannot be packaged under that name: give it another.');
});

test('a handler of another name is packaged, with a word on what is not there', async () => {
  const folder = clone('other-name');
  git(folder, 'mv', 'functions/plain/index.mjs', 'functions/plain/app.mjs');
  git(folder, 'commit', '--quiet', '--all', '-m', 'Rename');
  const { files } = await packaged(folder, '--from', 'functions/plain');
  assert.deepEqual(files, ['app.mjs', 'bootstrap', 'lib/answer.mjs']);
  const { code, complained } = await run(folder, '--from', 'functions/plain');
  assert.equal(code, 0);
  assert.match(
    complained,
    /^There is no index\.mjs, .* or index\.mts in \S+plain: nothing is bundled, .* handler setting has to name the file\.$/,
  );
});

describe('the function that comes along', () => {
  test('in words: its file, size and both forms of its hash', async () => {
    const { code, said } = await run(root, '--dirty');
    assert.equal(code, 0);
    assert.match(
      said,
      /^custom-message\.zip {2}\d{4,5} bytes, index\.mjs\n {2}SHA-256 {2}[0-9a-f]{64}\n {2}base64 {3}\S{44} {2}\(source_code_hash in Terraform\)$/,
    );
  });

  test('with messages.json, if that can be used', async () => {
    write(root, {
      'mine.json': '{"brand":{"name":"Acme"}}',
      'wrong.json': '{"brand":{"color":"red"},"x":1}',
    });
    const { files, bytes } = await packaged(root, '--dirty', '--messages', 'mine.json', '--out', 'mine.zip');
    assert.deepEqual(files, ['index.mjs', 'messages.json']);
    assert.ok(bytes.length < 20_000);
    write(root, {
      'crlf.json': '{\r\n"brand":{"name":"Acme"}\r\n}',
      'lf.json': '{\n"brand":{"name":"Acme"}\n}',
    });
    const [crlf, lf] = [
      await packaged(root, '--dirty', '--messages', 'crlf.json'),
      await packaged(root, '--dirty', '--messages', 'lf.json'),
    ];
    assert.equal(crlf.sha256, lf.sha256);
    const wrong = await run(root, '--dirty', '--messages', 'wrong.json');
    assert.equal(wrong.code, 1);
    assert.deepEqual(wrong.complained.split('\n'), [
      'wrong.json  x: expected one of brand, language, texts; found another key',
      'wrong.json  brand.color: expected a colour such as #0b6e4f; found "red"',
    ]);
  });

  const rows: [args: string, code: number, sentence: RegExp][] = [
    ['--messages gone.json --dirty', 2, /^There is no file gone\.json\.$/],
    ['--messages . --dirty', 2, /^\. is a folder, not a file\.$/],
    ['--messages a.json --from b', 2, /^--messages is for custom-message/],
    ['--out no/such/folder/a.zip --dirty', 3, /^no\/such\/folder\/a\.zip cannot be written: ENOENT/],
  ];
  for (const [args, code, sentence] of rows) {
    test(`is told: ${args}`, async () => {
      const result = await run(root, ...args.split(' '));
      assert.match(result.complained, sentence);
      assert.equal(result.code, code);
    });
  }

  test('is told: no word', async () => {
    const terminal = fakeTerminal(root);
    assert.equal(await main(['lambda'], terminal), 2);
    assert.match(terminal.complained.join(), /^lifeguard lambda takes the word package/);
  });
});
