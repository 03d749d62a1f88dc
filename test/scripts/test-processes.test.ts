import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { testProcesses } from '../../scripts/test-processes.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lifeguard-test-processes-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('files of tests', () => {
  const files = globSync('test/**/*.test.ts', { cwd: root }).sort();
  const programs = testProcesses(files, folder);
  /** The files that a process runs: those that its program names, or the one that it is. */
  const filesOf = (program: string): readonly string[] =>
    program.startsWith(folder) ? (readFileSync(program, 'utf8').match(/[^"]+\.test\.ts/g) ?? []) : [program];

  test('each run in one process', () => {
    assert.deepEqual(
      programs.flatMap(filesOf).sort(),
      files.map(file => join(root, file)),
    );
  });

  test('run at most ten in one', () => {
    assert.ok(programs.every(program => filesOf(program).length <= 10));
  });
});

test('files that share a process have their own hooks and environment, and fail alone', () => {
  const from = (name: string, code: string): string => {
    const file = join(folder, name);
    writeFileSync(
      file,
      `import assert from 'node:assert/strict';\nimport { after, before, test } from 'node:test';\n${code}`,
    );
    return file;
  };
  const files = [
    from(
      'first.mjs',
      `globalThis.hooks = [];
      before(() => globalThis.hooks.push('before the first'));
      after(() => globalThis.hooks.push('after the first'));
      process.env.LEFT_BEHIND = 'yes';
      test('runs', () => assert.deepEqual(globalThis.hooks, ['before the first']));`,
    ),
    from('broken.mjs', `import './gone.mjs';`),
    from('failing.mjs', `test('fails', () => assert.equal(1, 2));`),
    from(
      'last.mjs',
      `test('is loaded when the first has ended', () => {
        assert.deepEqual(globalThis.hooks, ['before the first', 'after the first']);
        assert.equal(process.env.LEFT_BEHIND, undefined);
      });
      test('may wait for what does not keep the process', () =>
        new Promise(resolve => setTimeout(resolve, 1).unref()));`,
    ),
  ];
  const program = join(folder, 'together.mjs');
  const runTogether = JSON.stringify(join(root, 'scripts/run-together.ts'));
  writeFileSync(
    program,
    `import { runTogether } from ${runTogether};\nawait runTogether(${JSON.stringify(files)});\n`,
  );
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', program], {
    env,
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  const told = [...stdout.matchAll(/^( *)(ok|not ok) \d+ - (.*)$/gm)].map(
    ([, indent = '', outcome, name = '']) =>
      `${indent.length / 4} ${outcome}: ${name.endsWith('.mjs') ? basename(name) : name}`,
  );
  assert.deepEqual(told, [
    ...['1 ok: runs', '0 ok: first.mjs', '0 not ok: broken.mjs'],
    ...['1 not ok: fails', '0 not ok: failing.mjs'],
    '1 ok: is loaded when the first has ended',
    '1 ok: may wait for what does not keep the process',
    '0 ok: last.mjs',
  ]);
});
