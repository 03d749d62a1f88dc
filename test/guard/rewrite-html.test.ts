import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rewriteHtml } from '../../src/guard/rewrite-html.ts';

describe('the scripts of a document are written anew', () => {
  const rows: Readonly<Record<string, readonly [html: string, written: string]>> = {
    'one of its own': ['<p>a<script>b</script>c', '<p>a[b]c'],
    'with attributes, in capitals': [
      "<SCRIPT Type='text/javascript'\n defer>a < b && '</p>'</SCRIPT >",
      "[a < b && '</p>']",
    ],
    'a module': ['<script type=module>b</script>', '[module b]'],
    'one of a file': ['<script src="a.js?b&amp;c"></script>', '[a.js?b&c ]'],
    'an empty one': ['<script></script>', '[]'],
    'none that is only kept': [
      '<script type="application/json">{}</script>',
      '<script type="application/json">{}</script>',
    ],
    'none in a comment': ['<!-- <script>b</script> -->', '<!-- <script>b</script> -->'],
    'none that does not end': ['<script>b', '<script>b'],
    'no hash of a style sheet': ['<link href="a" integrity="sha384-x" b>', '<link href="a"  b>'],
    'no hash of what is only kept': [
      "<script type=text/x integrity='a'></script>",
      '<script type=text/x ></script>',
    ],
    'beside other text, byte by byte': [
      '<a\n title="<script>">é</a><br/>',
      '<a\n title="<script>">é</a><br/>',
    ],
  };
  for (const [name, [html, expected]] of Object.entries(rows)) {
    test(name, () => {
      const written = rewriteHtml(html, ({ isModule, source, text }) => {
        return `[${isModule ? 'module ' : ''}${source === undefined ? '' : `${source} `}${text}]`;
      });
      assert.equal(written, expected);
    });
  }
});

test('a document that browsers take long for is read in one pass', () => {
  // A parser that builds the tree of the first makes more elements of it than memory holds.
  const hard = [
    Array.from({ length: 30_000 }, (_, index) => `<font a${index}><p>`).join(''),
    '<a '.concat(Array.from({ length: 100_000 }, (_, index) => `a${index} `).join(''), '>'),
    '<script>'.repeat(120_000),
    '<link integrity '.repeat(60_000),
    "<link integrity='".repeat(60_000),
  ];
  // At most the hashes of what is loaded are taken out.
  for (const html of hard) assert.ok(rewriteHtml(html, () => undefined).length <= html.length);
});

test('a document of more than 1 MB stays as it is', () => {
  const html = `${' '.repeat(1024 * 1024)}<script>a</script>`;
  assert.equal(
    rewriteHtml(html, () => ''),
    html,
  );
});
