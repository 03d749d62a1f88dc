import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { readChecks } from '../../src/doctor/read-checks.ts';

const here = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, here), 'utf8');

describe('every check', async () => {
  const checks = await readChecks();
  const catalogue = await readCatalogue();
  const model: { operations: Record<string, unknown> } = JSON.parse(text('model/cognito-idp.json'));
  const tests = readdirSync(new URL('test/doctor/', here), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => text(`test/doctor/${file}`))
    .join('\n');
  const files = readdirSync(new URL('src/doctor/checks/', here), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => file.replace(/\.ts$/, ''));

  test('stands in a file of its name', () => {
    assert.deepEqual(checks.map(({ area, check }) => `${area}/${check.id}`).toSorted(), files.toSorted());
    assert.equal(new Set(checks.map(({ check }) => check.id)).size, checks.length);
  });

  for (const { check } of checks) {
    test(check.id, () => {
      assert.match(check.id, /^[a-z]+(?:-[a-z0-9]+)*$/);
      for (const words of [check.why, check.fix]) assert.match(words, /\."?$/, words);
      assert.doesNotMatch(check.title, /\.$/);
      assert.deepEqual(
        check.leadsTo.filter(id => !catalogue.has(id)),
        [],
        'leads to causes that there are',
      );
      const unknown = check.needs
        .filter(action => action.startsWith('cognito-idp:'))
        // WAF asks for this one of each pool; no call has its name (documented).
        .filter(action => action !== 'cognito-idp:GetWebACLForResource')
        .filter(action => !Object.hasOwn(model.operations, action.slice('cognito-idp:'.length)));
      assert.deepEqual(unknown, [], 'needs actions that there are');
      assert.ok(tests.includes(`'${check.id}'`), 'has a test');
    });
  }
});
