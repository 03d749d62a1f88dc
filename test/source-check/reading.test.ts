import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { checkSource, type SourceReport } from '../../src/source-check/check-source.ts';
import type { NotReadFile } from '../../src/source-check/read-source.ts';

const trap = [
  'const params = new URLSearchParams(location.search);',
  "client.confirmForgotPassword({ ClientId: '6sjjnkaeagnqgkmbl1mr5rtfsr', ConfirmationCode: params.get('code') });",
].join('\n');

type Files = Readonly<Record<string, string | Uint8Array>>;

async function check(
  files: Files,
  prepare: (folder: string) => void = () => {},
  limit?: number,
): Promise<SourceReport> {
  const folder = mkdtempSync(join(tmpdir(), 'source-check-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    prepare(folder);
    let now = 0;
    const clock = { now: () => (limit === undefined ? 0 : now++) };
    return await checkSource({
      folder,
      environment: process.env,
      clock,
      ...(limit !== undefined && { limit }),
    });
  } finally {
    execFileSync('chmod', ['-R', 'u+rwX', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

const places = ({ findings }: SourceReport) => findings.map(({ file, line }) => `${file}:${line}`);

describe('texts that would take hours to try from each start', () => {
  const message = (text: string) =>
    `exports.handler = async event => {\n  event.response.emailMessage = \`{####} ${text}\`;\n  return event;\n};\n`;
  for (const [name, content] of Object.entries({
    'reset.html': `<p>{####}</p>${'{{'.repeat(200_000)}`,
    'erb.html': `<p>{####}</p>${'<%'.repeat(200_000)}`,
    'spaces.js': message(`expires${`${' '.repeat(400)}\n`.repeat(500)}x`),
    'ends.js': message(`expires in 9 minutes${'a'.repeat(900)}.`),
  })) {
    test(name, async () => assert.deepEqual((await check({ [name]: content })).notRead, []));
  }
});

describe('what is read', () => {
  for (const name of ['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'a.ts', 'a.mts', 'a.cts', 'a.tsx', 'deep/er/a.js']) {
    test(name, async () => assert.deepEqual(places(await check({ [name]: trap })), [`${name}:2`]));
  }

  test('pages: the scripts in them, with their lines', async () => {
    for (const name of ['a.html', 'a.htm']) {
      const text = `<!doctype html>\r\n<p>é\u{1f600}</p>\r\n<script>\n${trap}</script>\n<script type="module">1</script>`;
      assert.deepEqual(places(await check({ [name]: text })), [`${name}:5`]);
    }
  });

  test('types of TypeScript, decorators, tags and Flow', async () => {
    const typed = `@Injectable() class A<T extends string> { constructor(@Inject() private readonly b: T) {} }\n${trap.replace("get('code')", "get('code')! as string")}`;
    const asserted = `interface A { b: string }\n${trap.replace("params.get('code')", "<string>params.get('code')")}`;
    const flow = `// @flow\ntype A = {| +b?: ?string |};\n${trap}`;
    const files = {
      'a.ts': typed,
      'b.jsx': `const a = <b>{1}</b>;\n${trap}`,
      'c.js': flow,
      'd.mts': asserted,
    };
    assert.deepEqual(places(await check(files)), ['a.ts:3', 'b.jsx:3', 'c.js:4', 'd.mts:3']);
  });

  test('a byte order mark, a hashbang, and lines of Windows', async () => {
    const files = {
      'a.js': `\uFEFF${trap}`,
      'b.js': `#!/usr/bin/env node\r\n${trap.replaceAll('\n', '\r\n')}`,
    };
    assert.deepEqual(places(await check(files)), ['a.js:2', 'b.js:3']);
  });
});

describe('what is passed over', () => {
  const names = [
    ...['node_modules/a/index.js', 'dist/a.js', 'packages/a/build/a.js', '.next/a.js', 'cdk.out/a.js'],
    ...['a.d.ts', 'a.test.ts', '__tests__/a.js', 'test/a.js', 'e2e/a.ts', 'notes.md'],
  ];
  for (const name of names)
    test(name, async () => assert.deepEqual(places(await check({ [name]: trap })), []));

  test('tests and other languages are counted', async () => {
    const { ofTests, otherLanguages } = await check({
      'a.test.js': trap,
      'a.py': '',
      'b.py': '',
      'c.go': '',
    });
    assert.equal(ofTests, 1);
    assert.deepEqual(otherLanguages, { '.py': 2, '.go': 1 });
  });

  test('what a repository ignores', async () => {
    const report = await check({ '.gitignore': 'made/\n', 'made/a.js': trap, 'own/a.js': trap }, folder => {
      execFileSync('git', ['init', '-q'], { cwd: folder });
    });
    assert.deepEqual(places(report), ['own/a.js:2']);
  });

  test('a folder that its repository ignores is read where it was named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'source-check-'));
    try {
      mkdirSync(join(folder, 'made'));
      writeFileSync(join(folder, '.gitignore'), 'made/\n');
      writeFileSync(join(folder, 'made/a.js'), trap);
      execFileSync('git', ['init', '-q'], { cwd: folder });
      const environment = process.env;
      const report = await checkSource({
        folder: join(folder, 'made'),
        environment,
        clock: { now: () => 0 },
      });
      assert.deepEqual(places(report), ['a.js:2']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('git runs nothing that the repository names', async () => {
    const report = await check({ 'a.js': trap }, folder => {
      execFileSync('git', ['init', '-q'], { cwd: folder });
      const hook = join(folder, 'hook.sh');
      writeFileSync(hook, `#!/bin/sh\ntouch '${join(folder, 'ran.js')}'\nprintf '/\\0'\n`);
      chmodSync(hook, 0o755);
      execFileSync('git', ['config', 'core.fsmonitor', hook], { cwd: folder });
    });
    assert.equal(report.files, 1);
  });

  test('git fetches nothing that the repository lacks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'source-check-'));
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
    try {
      for (const name of ['a', 'b']) {
        mkdirSync(join(folder, name));
        writeFileSync(join(folder, name, 'a.js'), trap);
      }
      git('init', '-q');
      git('add', '.');
      git('-c', 'user.name=Anna', '-c', 'user.email=anna@example.com', 'commit', '-qm', 'All');
      git('sparse-checkout', 'set', '--cone', '--sparse-index', 'a');
      const tree = git('rev-parse', 'HEAD:b').trim();
      rmSync(join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
      git('config', 'core.repositoryFormatVersion', '1');
      git('config', 'extensions.partialClone', 'o');
      git('config', 'remote.o.promisor', 'true');
      git('config', 'remote.o.url', 'ssh://x/y');
      git('config', 'core.sshCommand', `touch '${join(folder, 'ran')}'; false`);
      await checkSource({ folder, environment: process.env, clock: { now: () => 0 } });
      assert.equal(existsSync(join(folder, 'ran')), false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('a folder that a link leads out of is not read', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'source-check-'));
    try {
      writeFileSync(join(outside, 'a.js'), trap);
      const report = await check({ 'own/a.js': trap }, folder => {
        execFileSync('git', ['init', '-q'], { cwd: folder });
        execFileSync('git', ['add', '.'], { cwd: folder });
        rmSync(join(folder, 'own'), { recursive: true });
        symlinkSync(outside, join(folder, 'own'));
      });
      assert.deepEqual(places(report), []);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  test('without git the folder is walked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'source-check-'));
    try {
      writeFileSync(join(folder, 'a.js'), trap);
      const report = await checkSource({
        folder,
        environment: { PATH: '/nowhere' },
        clock: { now: () => 0 },
      });
      assert.deepEqual(places(report), ['a.js:2']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('hostile input is a note, and the rest is read', () => {
  const big = `${trap}\n`.repeat(10_000);
  const nested = `${trap};\nx = ${'['.repeat(60_000)}${']'.repeat(60_000)}`;
  const brackets = `${trap};\nx = ${'(\n'.repeat(50_000)}1${')\n'.repeat(50_000)}`;
  const rows: readonly (readonly [string, string | Uint8Array, NotReadFile['why']])[] = [
    ['over 1 MB', big, 'over 1 MB'],
    ['a line of 1 MB', `${trap};x="${'a'.repeat(900_000)}"`, 'minified'],
    ['minified by name', trap, 'minified'],
    ['UTF-16', Buffer.from(trap, 'utf16le'), 'not text'],
    ['a binary', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), 'not text'],
    ['invalid UTF-8', Buffer.concat([Buffer.from(trap), Buffer.from([0xff, 0xfe])]), 'not text'],
    ['a syntax error', `${trap}\nconst = ;`, 'syntax error'],
    ['nested too deep', brackets, 'nested too deep'],
    ['nested too deep on a line', nested, 'minified'],
  ];
  for (const [name, content, why] of rows) {
    test(name, async () => {
      const file = name === 'minified by name' ? 'a.min.js' : 'a.js';
      const report = await check({ [file]: content, 'b.js': trap });
      assert.deepEqual(
        report.notRead.map(one => [one.file, one.why]),
        [[file, why]],
      );
      assert.deepEqual(places(report), ['b.js:2']);
    });
  }

  test('a syntax error says where', async () => {
    const { notRead } = await check({ 'a.js': `${trap}\nconst = ;` });
    assert.deepEqual(notRead[0]?.line, 3);
    assert.match(notRead[0]?.says ?? '', /^Unexpected token/);
  });

  test('a sum of 3,000 parts, long chains of names, and names in a circle', async () => {
    const sum = Array.from({ length: 3_000 }, () => 'a').join('+\n');
    const chain = Array.from({ length: 5_000 }, (_, index) => `const n${index + 1} = n${index};`).join('\n');
    const circle = 'let a = b, b = c, c = a; function f(x) { return f(x) } function g() { return g() }';
    const use = 'client.confirmForgotPassword({ ClientId: n5000 || a || f(a) || g(), ConfirmationCode: a });';
    const handler = `exports.handler = async event => { event.response.emailMessage = ${sum}; return event; };`;
    const report = await check({ 'a.js': `${chain}\n${circle}\n${use}\n${handler}`, 'b.js': trap });
    assert.deepEqual(report.notRead, []);
    assert.deepEqual(places(report), ['b.js:2']);
  });

  test('names of objects’ own', async () => {
    const words = 'constructor toString __proto__ hasOwnProperty valueOf'.split(' ');
    const lines = words.map(
      word => `a.${word}(params.get('${word}'), { ClientId: '${word}' }); new ${word}({});`,
    );
    assert.deepEqual(places(await check({ 'a.js': `${trap}\n${lines.join('\n')}` })), ['a.js:2']);
  });

  test('symbolic links are counted and not followed', async () => {
    for (const git of [false, true]) {
      const report = await check({ 'a/a.js': trap }, folder => {
        symlinkSync('..', join(folder, 'a/loop'));
        symlinkSync('/etc/hostname', join(folder, 'out.js'));
        symlinkSync('a/a.js', join(folder, 'again.js'));
        if (git) execFileSync('git', ['init', '-q'], { cwd: folder });
      });
      assert.deepEqual(places(report), ['a/a.js:2']);
      assert.equal(report.links, git ? 2 : 3);
    }
  });

  test('no permission', { skip: process.getuid?.() === 0 && 'root may read all' }, async () => {
    const report = await check({ 'a.js': trap, 'b.js': trap, 'c/c.js': trap }, folder => {
      chmodSync(join(folder, 'a.js'), 0);
      chmodSync(join(folder, 'c'), 0);
    });
    assert.deepEqual(report.notRead, [{ file: 'a.js', why: 'no permission' }]);
    assert.deepEqual(report.closed, ['c']);
  });

  test('a folder that is not there', async () => {
    const report = await checkSource({ folder: '/nowhere/at/all', environment: {}, clock: { now: () => 0 } });
    assert.deepEqual([report.files, report.closed], [0, ['.']]);
  });

  test('time runs out', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.js`, trap]));
    const report = await check(files, undefined, 5);
    assert.ok(report.isCut);
    assert.ok(report.files < 20);
  });
});

describe('what is told', () => {
  test('a comment on the line before accepts, with a reason and of its rule alone', async () => {
    const [first, second] = trap.split('\n');
    const with_ = (comment: string) => ({ 'a.js': `${first}\n${comment}\n${second}` });
    const accepted = async (comment: string) => (await check(with_(comment))).findings[0]?.accepted;
    assert.equal(
      await accepted('// lifeguard-ignore client-id-from-link: one client for ever'),
      'one client for ever',
    );
    assert.equal(await accepted('/* lifeguard-ignore client-id-from-link: one client */'), 'one client');
    assert.equal(await accepted('// lifeguard-ignore client-id-from-link:'), undefined);
    assert.equal(await accepted('// lifeguard-ignore no-secrets-in-logs: one client'), undefined);
  });

  test('no secret stands in the evidence', async () => {
    const secret = '1a2b3c4d5e6f7g8h9i0jklmnopqrstuvwxyz1a2b3c4d5e6f7g8h';
    const line = `const clientSecret = '${secret}', mail = 'joe.bloggs@example.com', password = 'hunter2!', token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIx.abc';`;
    const [found] = (await check({ 'a.js': line })).findings;
    assert.equal(found?.rule, 'no-secret-in-browser');
    for (const hidden of [secret, 'bloggs', 'hunter2', 'hbGciOi']) {
      assert.ok(!found?.evidence.includes(hidden), found?.evidence);
    }
  });

  test('the column is that of the value, from 1', async () => {
    const [found] = (await check({ 'a.js': trap })).findings;
    const [, line = ''] = trap.split('\n');
    assert.deepEqual([found?.line, found?.column], [2, line.indexOf("'6sj") + 1]);
  });
});
