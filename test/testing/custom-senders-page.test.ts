import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/custom-senders.md'), 'utf8');

// Within the project, so that its dependencies are found.
const parent = join(root, 'node_modules/.cache');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'custom-senders-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The one example in that language. */
function example(language: string): string {
  const [code, ...others] = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))];
  assert.ok(code?.[1] !== undefined && others.length === 0);
  return code[1];
}

test('the handler and the test of the page work', async () => {
  writeFileSync(join(folder, 'mail-sender.mjs'), example('js'));
  const file = join(folder, 'sends.test.mjs');
  const testing = join(root, 'src/testing/index.ts');
  writeFileSync(file, example('ts').replace("'lifeguard/testing'", `'${testing}'`));
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  assert.doesNotMatch(stdout, /^not ok|^✖/m);
});
