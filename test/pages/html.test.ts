import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html, type Part } from '../../src/server/pages/html.ts';

describe('a template of HTML', () => {
  const rows: readonly [name: string, part: Part, made: string][] = [
    ['escapes text', `<b title="x" id='y'>&`, '&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;'],
    ['leaves HTML as it is', html`<b>${'<'}</b>`, '<b>&lt;</b>'],
    ['puts lists together', [html`<i></i>`, '<', 1], '<i></i>&lt;1'],
    ['takes false and undefined for nothing', [false, undefined], ''],
    ['keeps zero', 0, '0'],
  ];
  for (const [name, part, made] of rows)
    test(name, () => assert.equal(html`<p>${part}</p>`.html, `<p>${made}</p>`));
});
