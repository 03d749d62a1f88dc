import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'lifeguard-types-'));
after(() => rmSync(folder, { recursive: true, force: true }));

before(async () => {
  const project = join(folder, 'tsconfig.json');
  const compilerOptions = {
    rootDir: root,
    outDir: join(folder, 'types'),
    typeRoots: [join(root, 'node_modules/@types')],
    emitDeclarationOnly: true,
    noCheck: true,
  };
  const config = {
    extends: join(root, 'tsconfig.build.json'),
    compilerOptions,
    include: [],
    files: [join(root, 'src/testing/index.ts')],
  };
  writeFileSync(project, JSON.stringify(config));
  await run(join(root, 'node_modules/.bin/tsc'), ['--project', project]);
});

/** The declarations that a file reaches, and the packages that they name. */
function reach(file: string, seen = new Set<string>(), packages = new Set<string>()) {
  if (seen.has(file)) return { seen, packages };
  seen.add(file);
  // An example in a comment is no import.
  const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  for (const [, name = ''] of code.matchAll(/(?:from |import\()\s*['"]([^'"]+)['"]/g)) {
    if (name.startsWith('.')) reach(resolve(dirname(file), name.replace(/\.ts$/, '.d.ts')), seen, packages);
    else packages.add(name);
  }
  return { seen, packages };
}

test("the kit's types reach neither the AWS SDK nor what is behind the wire", () => {
  const types = join(folder, 'types');
  const { seen, packages } = reach(join(types, 'src/testing/index.d.ts'));
  assert.deepEqual([...packages], ['zod']);
  const folders = new Set([...seen].map(file => dirname(relative(types, file))));
  const plain = ['src/testing', 'src/recorder', 'src/causes', 'src/config', 'src/faults', 'src/pool'];
  assert.deepEqual(
    [...folders].filter(name => !plain.includes(name)),
    [],
  );
  assert.deepEqual(
    [...seen].filter(file => file.includes('/src/pool/')).sort(),
    // The clock that tests own, and what causes know of a user.
    ['clock', 'described-user', 'members'].map(name => join(types, `src/pool/${name}.d.ts`)),
  );
});
