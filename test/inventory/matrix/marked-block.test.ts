import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findMarkedBlock, marks } from '../../../src/inventory/matrix/marked-block.ts';

const { begin, end } = marks;

describe('the block of a Markdown file', () => {
  const rows: readonly (readonly [name: string, text: string, inside: string])[] = [
    ['empty', `${begin}\n${end}`, ''],
    ['with text around it', `# A\n${begin}\nold\n${end}\nrest`, 'old\n'],
    ['indented', `  ${begin}  \nold\n\t${end}`, 'old\n'],
    ['with ends of lines of Windows', `a\r\n${begin}\r\nold\r\n${end}\r\n`, 'old\r\n'],
    ['below one in fenced code', `\`\`\`html\n${begin}\n\`\`\`\n${begin}\nold\n${end}`, 'old\n'],
    ['below one in a fence of tildes', `~~~~\n${begin}\n~~~\n${end}\n~~~~\n${begin}\nold\n${end}`, 'old\n'],
    ['below code in a line', `\`\`\` ${begin} \`\`\`\n${begin}\nold\n${end}`, 'old\n'],
    ['below a mark in a sentence', `Put ${begin} and ${end}.\n${begin}\nold\n${end}`, 'old\n'],
  ];
  for (const [name, text, inside] of rows) {
    test(`${name} is found`, () => {
      const found = findMarkedBlock(text);
      assert.ok(!('problem' in found));
      assert.equal(found.inside, inside);
      assert.equal(found.newline, text.includes('\r') ? '\r\n' : '\n');
    });
  }

  const refused: readonly (readonly [name: string, text: string, problem: string])[] = [
    ['nowhere', '# A', 'no block'],
    ['in code alone', `\`\`\`\n${begin}\n${end}\n\`\`\``, 'no block'],
    ['without an end', `${begin}\ntext`, 'no end'],
    ['begun twice', `${begin}\n${begin}\n${end}`, 'no end'],
    ['without a begin', `${end}`, 'no begin'],
    ['ended twice', `${begin}\n${end}\n${end}`, 'no begin'],
    ['twice', `${begin}\n${end}\n${begin}\n${end}`, 'two blocks'],
  ];
  for (const [name, text, problem] of refused) {
    test(`${name} is not`, () => assert.deepEqual(findMarkedBlock(text), { problem }));
  }

  test('is replaced, and nothing else', () => {
    const line = fc
      .string({ unit: 'binary', maxLength: 20 })
      .filter(one => !/<!-- \/?lifeguard|`{3}|~{3}/.test(one));
    const lines = fc.array(line).map(all => all.map(one => `${one}\n`).join(''));
    fc.assert(
      fc.property(lines, lines, lines, lines, (before, old, fresh, behind) => {
        const found = findMarkedBlock(`${before}${begin}\n${old}${end}${behind === '' ? '' : `\n${behind}`}`);
        assert.ok(!('problem' in found));
        const whole = found.replaced(fresh);
        assert.equal(whole, `${before}${begin}\n${fresh}${end}${behind === '' ? '' : `\n${behind}`}`);
        const again = findMarkedBlock(whole);
        assert.ok(!('problem' in again));
        assert.equal(again.inside, fresh);
      }),
      { numRuns: 100 },
    );
  });
});
