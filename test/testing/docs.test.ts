import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/test-kit.md'), 'utf8');
const examples = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);

// Within the project, so that its dependencies are found.
const parent = join(root, 'node_modules/.cache');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'test-kit-'));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'custom-message.js'), 'export const handler = async event => event;\n');
writeFileSync(join(folder, 'pre-sign-up.js'), 'export const handler = async event => event;\n');

for (const [index, code] of examples.entries()) {
  const name = /test\('([^']+)'/.exec(code)?.[1] ?? code.split('\n').at(-2);
  // Its tests are tests here; an example without any need only run.
  describe(`the example of the page runs: ${name}`, async () => {
    const file = join(folder, `example-${index}.mjs`);
    writeFileSync(file, code.replace("'lifeguard/testing'", `'${join(root, 'src/testing/index.ts')}'`));
    await import(pathToFileURL(file).href);
  });
}

test('the page has examples', () => {
  assert.ok(examples.length >= 5);
});
