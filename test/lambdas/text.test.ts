import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { escapeValue, plainText, textProblem } from '../../lambdas/custom-message/text.ts';
import { anyCharacter } from '../any-character.ts';

const anyText = fc.string({ unit: anyCharacter, maxLength: 200 });

describe('escapeValue', () => {
  test('what it makes is no placeholder of Cognito’s, and no HTML', () => {
    fc.assert(
      fc.property(anyText, text => {
        assert.doesNotMatch(escapeValue(`{####}${text}{username}{##x##}<b>`), /[<>"'{}]/);
      }),
    );
  });
});

describe('plainText', () => {
  test('one line of characters that Cognito takes, within the limit, and the same the second time', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 80 }), (text, limit) => {
        const plain = plainText(text, limit);
        assert.match(plain, /^[\p{L}\p{M}\p{S}\p{N}\p{P} ]*$/u);
        assert.ok(plain.length <= limit);
        assert.equal(plainText(plain, limit), plain);
      }),
    );
  });

  const rows: [name: string, text: string, limit: number, plain: string][] = [
    ['lines, tabs and no-break spaces become spaces', ' a\r\n\tb\u00a0c ', 40, 'a b c'],
    ['what goes between two spaces leaves one', 'a \u0000 b', 40, 'a b'],
    ['zero-width, bidirectional and control characters go', 'a\u200b\u202eb\u0000c', 40, 'abc'],
    ['right-to-left letters stay', 'שלום', 40, 'שלום'],
    ['a long text ends with an ellipsis', 'abcdef', 5, 'abcd…'],
    ['no emoji is cut in half', '🎉🎉🎉', 4, '🎉…'],
  ];
  for (const [name, text, limit, plain] of rows) {
    test(name, () => assert.equal(plainText(text, limit), plain));
  }
});

describe('textProblem', () => {
  const rows: [name: string, text: string, problem: string | undefined][] = [
    ['as long as may be, with lines', `a\n${'b'.repeat(138)}`, undefined],
    ['one too long', 'a'.repeat(141), 'would have 141 characters, of which Cognito takes 140'],
    ['a no-break space', 'a\u00a0b', 'would have a character that Cognito refuses'],
    ['a zero-width joiner, asked twice', '👩\u200d💻', 'would have a character that Cognito refuses'],
    ['accents, Chinese, emoji', 'é漢字🎉 {####}', undefined],
  ];
  for (const [name, text, problem] of rows) {
    test(name, () => {
      assert.equal(textProblem(text, 140), problem);
      assert.equal(textProblem(text, 140), problem);
    });
  }
});
