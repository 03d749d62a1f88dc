import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { statementsOf } from './statements.ts';

interface Found {
  readonly name: string;
  readonly source: string;
  readonly forms: readonly string[];
  readonly excuse?: string;
}

const rows: readonly Found[] = [
  { name: 'a plain text', source: "all('SELECT 1', [])", forms: ['SELECT 1'] },
  { name: 'a template', source: 'first(\n`SELECT a\n FROM b`)', forms: ['SELECT a\n FROM b'] },
  {
    name: 'texts joined',
    source: "run('DELETE FROM a ' +\n  'WHERE b = $1')",
    forms: ['DELETE FROM a WHERE b = $1'],
  },
  { name: 'a quote in it', source: "all('SELECT \\'a\\' AS b')", forms: ["SELECT 'a' AS b"] },
  {
    name: 'a constant',
    source: `const c = 'a, b';\nall(\`SELECT \${c} FROM d\`)`,
    forms: ['SELECT a, b FROM d'],
  },
  {
    name: 'a constant of another file',
    source: `import { theirs, type Other } from './b.ts';\nall(\`SELECT \${theirs} FROM d\`)`,
    forms: ['SELECT e, f FROM d'],
  },
  {
    name: 'a loop over a list',
    source: `for (const t of ['a', 'b']) run(\`DELETE FROM \${t} WHERE c = $1\`)`,
    forms: ['DELETE FROM a WHERE c = $1', 'DELETE FROM b WHERE c = $1'],
  },
  {
    name: 'a loop over a constant list',
    source: `const all = ['a'] as const;\nfor (const t of all) run(\`DELETE FROM \${t} WHERE c = $1\`)`,
    forms: ['DELETE FROM a WHERE c = $1'],
  },
  { name: 'an excuse', source: "// Scans: few.\nall(\n  'SELECT 1')", forms: ['SELECT 1'], excuse: 'few.' },
  { name: 'not in a comment', source: "// as 'SELECT 1' does\n/**\n * `SELECT 2`\n */", forms: [] },
  { name: 'not other texts', source: "log('SELECTED'); throw new Error('Update it')", forms: [] },
];

describe('the finder of statements finds', () => {
  for (const { name, source, forms, excuse } of rows) {
    test(name, () => {
      const found = statementsOf(source, 'a.ts', () => "export const theirs = 'e, f';");
      assert.deepEqual(
        found.flatMap(each => each.forms),
        forms,
      );
      assert.equal(found[0]?.excuse, excuse);
    });
  }

  test('where one is made at run time, and what it matches', () => {
    const source = `\n\nall(\`SELECT a FROM b WHERE \${made({ some: 'thing' })} LIMIT 1\`)`;
    const [found] = statementsOf(source, 'src/a.ts', () => '');
    assert.equal(found?.place, 'src/a.ts:3');
    assert.deepEqual(found.forms, []);
    assert.match('SELECT a FROM b WHERE c = $1 LIMIT 1', found.pattern ?? /^$/);
    assert.doesNotMatch('SELECT a FROM other WHERE c = $1 LIMIT 1', found.pattern ?? /^/);
  });
});
