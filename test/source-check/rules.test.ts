import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { systemClock } from '../../src/pool/clock.ts';
import { checkSource } from '../../src/source-check/check-source.ts';
import { rules } from '../../src/source-check/rules.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

/** The lines of a file that say what is found there: `found: <rule>` or `found: <rule> (advice)`. */
function marksIn(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/found: ([\w-]+)(?: \((\w+)\))?/g)].map(mark => ({ mark, index })),
    )
    .map(({ mark: [, rule = '', severity], index }) => {
      const own = rules.find(({ id }) => id === rule)?.severity;
      return `${index + 1} ${rule} ${severity ?? own}`;
    });
}

async function foundIn(folder: string, name: string): Promise<readonly string[]> {
  const { findings, notRead } = await checkSource({
    folder,
    environment: process.env,
    clock: systemClock,
  });
  assert.deepEqual(notRead, []);
  return findings
    .filter(({ file }) => file === name)
    .map(({ line, rule, severity }) => `${line} ${rule} ${severity}`);
}

for (const { id } of rules) {
  describe(id, () => {
    for (const kind of ['wrong', 'right']) {
      const folder = join(fixtures, id, kind);
      for (const name of readdirSync(folder)) {
        test(`${kind}: ${name}`, async () => {
          const marks = marksIn(join(folder, name));
          assert.equal(marks.length > 0, kind === 'wrong');
          assert.deepEqual(await foundIn(folder, name), marks);
        });
      }
    }
  });
}

test('every rule has fixtures, and no other folder has', () => {
  const folders = readdirSync(fixtures, { withFileTypes: true }).filter(entry => entry.isDirectory());
  assert.deepEqual(folders.map(({ name }) => name).sort(), rules.map(({ id }) => id).sort());
});

test('every rule says which causes it leads to, and they exist', async () => {
  const catalogue = await readCatalogue();
  for (const { id, leadsTo } of rules) {
    assert.ok(leadsTo.length > 0, id);
    for (const cause of leadsTo) assert.ok(catalogue.has(cause), `${id}: ${cause}`);
  }
});

test('the docs tell every rule in its own words', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/source-checks.md'), 'utf8');
  const sections = new Map(docs.split('\n### ').map(section => [section.split('\n')[0], section] as const));
  for (const { id, title, severity, why, fix, leadsTo } of rules) {
    const section = sections.get(id)?.replace(/\s+/g, ' ') ?? '';
    for (const part of [`${title}. (${severity})`, why, fix, ...leadsTo])
      assert.ok(section.includes(part), `${id}: ${part}`);
  }
});
