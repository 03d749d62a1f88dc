import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/**
 * What a bundle of the code is made of: the modules and packages whose code is in it, and those that stay
 * outside.
 */
async function partsOf(code: string) {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    outdir: join(root, 'node_modules/.cache/never-written'),
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    metafile: true,
    external: ['node:*'],
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const names = inputs.map(([path]) => /^node_modules\/[^/]+/.exec(path)?.[0] ?? path);
  return { parts: [...new Set(names)], outside: output?.imports.map(({ path }) => path) };
}

/** The files that a file imports, for their types too and through others, and the packages. */
function reach(path: string, files = new Set<string>(), packages = new Set<string>()) {
  if (files.has(path)) return { files, packages };
  files.add(path);
  for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(/ from '([^']+)';/g)) {
    if (name.startsWith('.')) reach(resolve(dirname(path), name), files, packages);
    else packages.add(name);
  }
  return { files, packages };
}

/** The code that it takes of the domain. */
const domain = ['src/model/violation.ts', 'src/pool/is-object.ts', 'src/pool/reserved-claims.ts'];
/** What causes know of a user reaches its types, and none of its code. */
const typed = ['src/pool/described-user.ts', 'src/pool/members.ts'];

describe('lifeguard/triggers', () => {
  test('has types that need neither the AWS SDK nor anything behind the wire', () => {
    const { files, packages } = reach(join(root, 'src/triggers/index.ts'));
    assert.deepEqual([...packages], ['zod']);
    const folders = new Set([...files].map(path => relative(root, path).split('/').slice(0, 2).join('/')));
    assert.deepEqual([...folders].sort(), ['src/causes', 'src/model', 'src/pool', 'src/triggers']);
    assert.deepEqual(
      [...files].filter(path => /\/src\/(?:model|pool)\//.test(path)).sort(),
      [...domain, ...typed].sort().map(path => join(root, path)),
    );
  });

  test('needs nothing of Node.js, reads no API model, and brings one library', async () => {
    const { parts, outside } = await partsOf("export * from './src/triggers/index.ts';");
    assert.deepEqual(outside, []);
    assert.deepEqual(
      parts.filter(path => path.startsWith('node_modules')),
      ['node_modules/zod'],
    );
    assert.deepEqual(parts.filter(path => /^src\/(?:model|pool|store)\//.test(path)).sort(), domain);
  });

  test('leaves nothing but a few lines in a function that is bundled with defineTrigger', async () => {
    const { parts } = await partsOf(
      "import { defineTrigger } from './src/triggers/index.ts';" +
        "export const handler = defineTrigger('PreSignUp', () => {});",
    );
    assert.deepEqual(parts.sort(), [
      '<stdin>',
      'src/triggers/define-trigger.ts',
      'src/triggers/trigger-names.ts',
    ]);
  });
});
