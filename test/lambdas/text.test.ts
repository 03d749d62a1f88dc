import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { encodeStrictly, escapeHtml, plainText } from '../../lambdas/custom-message/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('encodeStrictly', () => {
  test('what it makes is unreserved characters and percent signs, and decodes to what went in', () => {
    fc.assert(
      fc.property(anyText, text => {
        const encoded = encodeStrictly(text);
        assert.match(encoded, /^(?:[A-Za-z0-9\-_.~]|%[0-9A-F]{2})*$/);
        assert.equal(decodeURIComponent(encoded), text.toWellFormed());
        assert.equal(new URLSearchParams(`v=${encoded}`).get('v'), text.toWellFormed());
      }),
    );
  });

  const rows: [name: string, text: string, encoded: string][] = [
    ['what encodeURIComponent leaves', "!'()*", '%21%27%28%29%2A'],
    ['a plus', 'a+b@example.com', 'a%2Bb%40example.com'],
    ['half a surrogate pair', '\ud800', '%EF%BF%BD'],
  ];
  for (const [name, text, encoded] of rows) test(name, () => assert.equal(encodeStrictly(text), encoded));
});

describe('escapeHtml', () => {
  test('nothing that it makes opens or ends anything, and it decodes to what went in', () => {
    fc.assert(
      fc.property(anyText, text => {
        const escaped = escapeHtml(text);
        assert.doesNotMatch(escaped, /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        const decoded = escaped
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        assert.equal(decoded, text);
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
