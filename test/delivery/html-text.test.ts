import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { htmlText } from '../../src/pool/html-text.ts';
import { htmlTokens } from '../../src/pool/html-tokens.ts';
import { codesIn, linksIn, linksInText } from '../../src/pool/mail-parts.ts';

const texts: readonly [name: string, html: string, text: string][] = [
  ['plain text', 'Your code is 123456', 'Your code is 123456'],
  ['white space', '  a \n\t b  ', 'a b'],
  ['paragraphs', '<p>one</p><p>two</p>', 'one\n\ntwo'],
  ['line breaks', 'one<br>two<br/>three', 'one\ntwo\nthree'],
  ['nested blocks', '<div><div>one</div></div><div>two</div>', 'one\ntwo'],
  ['a list', '<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
  ['a row of a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['entities', '&lt;b&gt; &amp; &eacute; &#233; &#xe9; &copy;', '<b> & &eacute; é é ©'],
  ['what only looks like an entity', '&toString; &valueOf;', '&toString; &valueOf;'],
  ['an entity that is no character', '&#0;&#xd800;x', '\ufffd\ufffdx'],
  ['a lone angle bracket', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['a link', '<a href="https://a.example/?x=1&amp;y=2">Go</a> now', 'Go <https://a.example/?x=1&y=2> now'],
  ['a link that is its own text', '<a href="https://a.example/">a.example</a>', 'a.example'],
  [
    'a link around a picture',
    '<a href="https://a.example/"><img src="x" alt="Shop"></a>',
    'Shop <https://a.example/>',
  ],
  ['a link around nothing', '<a href="https://a.example/"></a>', 'https://a.example/'],
  [
    'a link within another',
    '<a href="https://a.example/1">One <a href="https://a.example/2">two</a></a>',
    'One <https://a.example/1>two <https://a.example/2>',
  ],
  ['an anchor', '<a name="top">Top</a>', 'Top'],
  ['a link that is no address', '<a href="javascript:alert(1)">Go</a>', 'Go'],
  [
    'styles, scripts, titles and comments',
    '<title>t</title><style>p{}</style><script>x<b></script><!-- <p>c</p> -->a',
    'a',
  ],
  ['a head', '<html><head><meta charset="utf-8"><title>t</title></head><body>a</body></html>', 'a'],
  ['a hidden preheader', '<div style="Display : none"><p>secret</p></div><p>a</p>', 'a'],
  ['invisible padding', 'a&zwnj;&#847;&nbsp;b&shy;c', 'a bc'],
  ['a tag that never ends', 'a<p title="b', 'a'],
  ['an angle bracket in an attribute', '<p title="a > b">c</p>', 'c'],
  ['a quote in a word of a tag', "<p don't>c</p>", 'c'],
  ['nothing', '', ''],
];

describe('the text of a mail with', () => {
  for (const [name, html, text] of texts) test(name, () => assert.equal(htmlText(html), text));

  test('anything at all is made, and holds no markup of ours to read again', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<a href="',
        '">',
        '<!--',
        '-->',
        '<style>',
        '</style>',
        '&',
        '&#',
        ';',
        '<',
        "'",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const html = pieces.join('');
        assert.equal(typeof htmlText(html), 'string');
        for (const token of htmlTokens(html)) assert.ok(token.kind === 'text' || token.name !== '');
      }),
    );
  });

  test('what was escaped comes back as it was', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w<>&"' ]*$/), text => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        assert.equal(htmlText(escaped), text.trim().replaceAll(/ +/g, ' '));
      }),
    );
  });
});

describe('the codes in a text', () => {
  const rows: readonly [name: string, text: string, codes: string[]][] = [
    ['six digits', 'Your code is 123456.', ['123456']],
    ['eight digits', 'Your code is 12345678', ['12345678']],
    ['in order, each once', '222222, then 111111, then 222222', ['222222', '111111']],
    ['in a link', 'https://a.example/?code=123456&cid=x', ['123456']],
    ['in brackets', '(123456)', ['123456']],
    ['none in other lengths', '12345 1234567 123456789', []],
    ['none in words and ids', 'a123456 123456b 6sjj123456 1e4-123456', []],
    ['none in addresses', '123456@qq.com, ada+123456@a.example, x?email=123456%40qq.com', []],
    ['none in colours and amounts', '#112233 123456.50 1,123456', []],
  ];
  for (const [name, text, codes] of rows) test(name, () => assert.deepEqual(codesIn(text), codes));
});

describe('the links of', () => {
  test('HTML: absolute, decoded, in order, each once', () => {
    const html =
      '<a href="https://b.example/?x=1&amp;y=2">b</a><a href="/relative">r</a><A HREF=\'http://a.example\'>a</A>' +
      '<a href="https://b.example/?x=1&amp;y=2">again</a><!-- <a href="https://c.example">c</a> --><a>none</a>';
    assert.deepEqual(linksIn(html), ['https://b.example/?x=1&y=2', 'http://a.example']);
  });

  test('HTML: as a browser opens them, though they are folded and their signs are named', () => {
    const html = '<area href="\n https&colon;&sol;/a.exam\r\n\tple/&quest;x&equals;1&Tab;&amp;y&#61;2 ">';
    assert.deepEqual(linksIn(html), ['https://a.example/?x=1&y=2']);
  });

  test('plain text: without what ends the sentence', () => {
    assert.deepEqual(linksInText('See https://a.example/x?y=1. Or (http://b.example)!'), [
      'https://a.example/x?y=1',
      'http://b.example',
    ]);
  });
});
