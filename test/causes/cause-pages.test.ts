import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { causePages } from '../../scripts/cause-pages.ts';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { shownForms } from '../../src/causes/shown-form.ts';

const catalogue = await readCatalogue();
const pages = causePages(catalogue);

/** How often a text says `undefined`, as some causes rightly do. */
function count(text: string): number {
  return text.match(/undefined/g)?.length ?? 0;
}

describe('the page of a cause', () => {
  test('says nothing that its cause does not', () => {
    for (const { definition } of catalogue.values()) {
      const page = pages[`docs/causes/${definition.id}.md`]?.() ?? '';
      const told = JSON.stringify([definition, shownForms(definition)]);
      assert.ok(count(page) <= count(told), definition.id);
    }
  });

  test('tells several forms, and the cases of others', () => {
    const { definition } = catalogue.get('attribute-unknown') ?? {};
    assert.ok(definition);
    const forms = shownForms(definition);
    const page = pages['docs/causes/attribute-unknown.md']?.() ?? '';
    for (const { where } of forms) assert.match(page, where === undefined ? /^`|^Or: `/m : /^Where [a-z]/m);
    assert.equal(
      page.match(/^Or: /gm)?.length ?? 0,
      forms.filter(({ where }) => where === undefined).length - 1,
    );
  });
});
