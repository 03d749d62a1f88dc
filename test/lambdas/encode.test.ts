import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { awsCanonicalPath, awsCanonicalQuery, awsUriEncode, escapeHtml } from '../../lambdas/encode.ts';
import { anyCharacter } from '../any-character.ts';

const anyText = fc.string({ unit: anyCharacter, maxLength: 200 });

describe('awsUriEncode', () => {
  const rows: [name: string, text: string, encoded: string][] = [
    ['nothing', '', ''],
    ['what stays as it is', 'AZaz09-._~', 'AZaz09-._~'],
    ['what encodeURIComponent leaves', "!'()*", '%21%27%28%29%2A'],
    ['a space is %20, never +', 'a b', 'a%20b'],
    ['a plus and an address', 'a+b@example.com', 'a%2Bb%40example.com'],
    ['a slash too', 'a/b', 'a%2Fb'],
    ['a percent sign is encoded again', '%41', '%2541'],
    ['delimiters', ':?#[]@$&,;=', '%3A%3F%23%5B%5D%40%24%26%2C%3B%3D'],
    ['control characters', '\0\t\n\r\x7f', '%00%09%0A%0D%7F'],
    ['an accent, composed', 'é', '%C3%A9'],
    ['an accent, combining', 'e\u0301', 'e%CC%81'],
    ['Chinese', '漢字', '%E6%BC%A2%E5%AD%97'],
    ['right-to-left letters', 'שלום', '%D7%A9%D7%9C%D7%95%D7%9D'],
    ['an emoji', '🎉', '%F0%9F%8E%89'],
    ['half a surrogate pair, the first', 'a\ud83cb', 'a%EF%BF%BDb'],
    ['half a surrogate pair, the second', '\udf89', '%EF%BF%BD'],
    ['the halves in the wrong order', '\udf89\ud83c', '%EF%BF%BD%EF%BF%BD'],
  ];
  for (const [name, text, encoded] of rows) test(name, () => assert.equal(awsUriEncode(text), encoded));

  test('what it makes is unreserved characters and percent signs, and decodes to what went in', () => {
    fc.assert(
      fc.property(anyText, text => {
        const encoded = awsUriEncode(text);
        assert.match(encoded, /^(?:[A-Za-z0-9\-_.~]|%[0-9A-F]{2})*$/);
        assert.equal(decodeURIComponent(encoded), text.toWellFormed());
        assert.equal(new URLSearchParams(`v=${encoded}`).get('v'), text.toWellFormed());
      }),
    );
  });
});

describe('awsCanonicalPath', () => {
  const rows: [key: string, path: string][] = [
    ['', '/'],
    ['a/b/c.txt', '/a/b/c.txt'],
    ['files/o’neil (1)!.pdf', '/files/o%E2%80%99neil%20%281%29%21.pdf'],
    ["it's/*.txt", '/it%27s/%2A.txt'],
    // S3 keeps what other services would normalise.
    ['a//b/../c/', '/a//b/../c/'],
  ];
  for (const [key, path] of rows) test(key || 'no key', () => assert.equal(awsCanonicalPath(key), path));
});

describe('awsCanonicalQuery', () => {
  const rows: [name: string, pairs: [string, string][], query: string][] = [
    ['nothing', [], ''],
    ['an empty value keeps its sign', [['acl', '']], 'acl='],
    [
      'by name, then by value',
      [
        ['b', '2'],
        ['a', 'z'],
        ['a', 'y'],
        ['A', '1'],
      ],
      'A=1&a=y&a=z&b=2',
    ],
    [
      'names and values are encoded before they are sorted',
      [
        ['é', "'"],
        ['z', ' '],
        ['~', '+'],
      ],
      '%C3%A9=%27&z=%20&~=%2B',
    ],
    [
      'a name before one that it begins',
      [
        ['a.b', '1'],
        ['a', '2'],
      ],
      'a=2&a.b=1',
    ],
  ];
  for (const [name, pairs, query] of rows) test(name, () => assert.equal(awsCanonicalQuery(pairs), query));

  test('the order of what goes in does not matter', () => {
    const pairs = fc.array(fc.tuple(anyText, anyText), { maxLength: 8 });
    fc.assert(
      fc.property(pairs, given =>
        assert.equal(awsCanonicalQuery(given), awsCanonicalQuery([...given].reverse())),
      ),
    );
  });
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
