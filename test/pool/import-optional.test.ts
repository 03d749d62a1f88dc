import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { importOptional } from '../../src/pool/import-optional.ts';

const folder = mkdtempSync(join(tmpdir(), 'optional-'));
after(() => rmSync(folder, { recursive: true }));
const installed = (name: string, script: string) => {
  const place = join(folder, 'node_modules', name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name, type: 'module', exports: './main.js' }));
  writeFileSync(join(place, 'main.js'), script);
};
installed('whole', 'export const answer = 42;');
installed('without-a-part', "import './part.js';");
installed('without-another', "import 'missing';");
installed('no-program', 'export const;');
// Packages are found from where the module is that asks for them.
const asking = (name: string): Promise<object> => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, `export const load = () => import('${name}');`);
  return import(pathToFileURL(file).href).then(({ load }: { load: () => Promise<object> }) => load());
};

describe('a package that need not be installed', () => {
  test('is loaded', async () => {
    assert.deepEqual({ ...(await importOptional('whole', () => asking('whole'))) }, { answer: 42 });
  });

  const rows: readonly (readonly [name: string, message: string])[] = [
    ['missing', 'needs the package missing: npm install missing'],
    ['without-a-part', 'needs the package without-a-part, which is installed but does not load'],
    ['without-another', 'needs the package without-another, which is installed but does not load'],
    ['no-program', 'needs the package no-program, which is installed but does not load'],
  ];
  for (const [name, message] of rows) {
    test(`is told apart: ${name}`, () =>
      assert.rejects(
        importOptional(name, () => asking(name)),
        { name: 'NotLoaded', message },
      ));
  }
});
