import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { chooseTexts } from '../../lambdas/custom-message/choose-texts.ts';
import { readOwnMessages } from '../../lambdas/custom-message/own-messages.ts';
import { type MessageName, templates } from '../../lambdas/custom-message/templates.ts';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/custom-message.md'), 'utf8');
const names = Object.keys(templates) as MessageName[];
/** The first cell of each row of the page's tables, and the rest of the row. */
const rows = new Map(
  [...page.matchAll(/^\| (`.+?`) +\| (.*)$/gm)].flatMap(([, first = '', rest = '']) =>
    [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']): [string, string] => [name, rest]),
  ),
);

describe('docs/custom-message.md', () => {
  test('its messages.json can be used, and has a language as a whole', () => {
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const { problems, texts } = readOwnMessages(json);
    assert.deepEqual(problems, []);
    assert.equal(chooseTexts('signUp', ['fr'], texts).language, 'fr');
  });

  test('its pools.yaml is right, with that of messages.json beside it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'lifeguard-docs-'));
    after(() => rmSync(directory, { recursive: true }));
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    writeFileSync(
      join(directory, 'pools.yaml'),
      yaml.replace(/( +)BRAND_NAME: Acme\n/, '$&$1MESSAGES_FILE: messages.json\n'),
    );
    writeFileSync(join(directory, 'messages.json'), json);
    const terminal = fakeTerminal(directory);
    const code = await main(['check'], terminal);
    assert.deepEqual([terminal.said, code], [['pools.yaml is right. Pools: 1, app clients: 1.'], 0]);
  });

  for (const name of names) {
    test(`names the sources of ${name}, and each of its texts`, () => {
      if (name !== 'signUpLink') {
        for (const source of templates[name].sources)
          assert.ok(rows.get(name)?.includes(`\`${source}\``), source);
      }
      for (const text of Object.keys(templates[name].texts.en)) {
        const where = rows.get(text);
        assert.ok(where, text);
        assert.ok(/\ball\b/.test(where) || where.includes(`\`${name}\``), `${text} of ${name}: ${where}`);
      }
    });
  }

  test('has each variable that the function reads, and no other', () => {
    const sources = ['settings.ts', 'index.ts'].map(file =>
      readFileSync(join(root, 'lambdas/custom-message', file), 'utf8'),
    );
    const code = sources.join('').replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
    const read = new Set(code.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g));
    const told = [...rows.keys()].filter(name => /^[A-Z]+(?:_[A-Z]+)+$/.test(name));
    assert.deepEqual(told.toSorted(), [...read].toSorted());
  });
});
