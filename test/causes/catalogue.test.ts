import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { shownForms } from '../../src/causes/shown-form.ts';
import { nothing } from './known.ts';

const catalogue = await readCatalogue();
const all = [...catalogue.values()];

describe('the catalogue', () => {
  test('has no two causes with the same title', () => {
    const titles = all.map(({ definition }) => definition.title);
    assert.deepEqual(
      titles.filter((title, index) => titles.indexOf(title) !== index),
      [],
    );
  });
});

/** Commands that read: of the AWS CLI, of Lifeguard, and some that every machine has. */
const reading =
  /^(?:aws [\w-]+ (?:describe|get|list|lookup|filter|tail|admin-get|simulate)[\w-]*|lifeguard (?:explain|doctor|trigger check)|curl -sI|curl -i|curl https|dig|npm ls|grep|printf)\b[^\n]*$/;

const checks: Readonly<Record<string, (cause: (typeof all)[number]['definition']) => unknown>> = {
  'is shown somewhere': cause => [...shownForms(cause), ...(cause.seen ?? [])].length > 0,
  'tells the form of its message': cause => shownForms(cause).every(({ text }) => text !== undefined),
  'has a title in one line without a full stop': ({ title }) => /^[^\n]{8,110}[^.\s]$/.test(title),
  'means something, in sentences': ({ means }) => isProse(means),
  'is told apart, in sentences': ({ toldApart }) => isProse(toldApart),
  'says what to do, in sentences': ({ fix }) => isProse(fix),
  'is likely from 1 to 100': ({ likely = 10 }) => Number.isInteger(likely) && likely >= 1 && likely <= 100,
  'names its source by an address': ({ source = 'https://example.com/' }) =>
    /^https:\/\/[\w./-]+$/.test(source),
  'has an error or a text wherever it is seen': ({ seen = [] }) =>
    seen.every(({ error, text }) => error !== undefined || text !== undefined),
  'says nothing where nothing is known': ({ judge }) => judge === undefined || judge(nothing).length === 0,
  'is settled by a command of one line that changes nothing': ({ settledBy }) =>
    settledBy === undefined || reading.test(settledBy(nothing)),
  'has no two sights that are the same': ({ seen = [] }) =>
    new Set(seen.map(sight => JSON.stringify(sight))).size === seen.length,
};

for (const [check, holds] of Object.entries(checks))
  test(`each cause ${check}`, () => {
    const failing = all.filter(({ definition }) => !holds(definition));
    assert.deepEqual(
      failing.map(({ area, definition }) => `${area}/${definition.id}`),
      [],
    );
  });

function isProse(text: string): boolean {
  return text.length > 12 && text.trim() === text && /\.["”]?$/.test(text) && !/\s\s|\$\{/.test(text);
}
