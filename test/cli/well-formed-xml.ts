import assert from 'node:assert/strict';

/** An element of a document that was read. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Of all that is in it. */
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads XML 1.0 as strictly as a parser must: it refuses what is not well-formed. Comments, CDATA and document types are
 * not expected, so they are refused too.
 */
export function wellFormedXml(text: string): XmlElement {
  assert.doesNotMatch(
    text,
    /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u,
    'a forbidden character',
  );
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  assert.notEqual(body, text, 'no XML declaration');
  let at = 0;

  function take(pattern: RegExp): RegExpExecArray {
    const sticky = new RegExp(pattern.source, 'yu');
    sticky.lastIndex = at;
    const found = sticky.exec(body);
    assert.ok(found, `expected ${pattern} at ${JSON.stringify(body.slice(at, at + 60))}`);
    at = sticky.lastIndex;
    return found;
  }

  function element(): XmlElement {
    const [, name = ''] = take(/<([A-Za-z][\w-]*)/);
    const attributes: Record<string, string> = {};
    while (/\s/.test(body[at] ?? '')) {
      const [, key = '', value = ''] = take(/\s+([A-Za-z][\w-]*)="([^"<]*)"/);
      assert.ok(!Object.hasOwn(attributes, key), `${key} twice`);
      attributes[key] = decoded(value);
    }
    if (take(/\/?>/)[0] === '/>') return { name, attributes, children: [], text: '' };
    const children: XmlElement[] = [];
    let inside = '';
    while (!body.startsWith('</', at)) {
      if (body[at] === '<') {
        const child = element();
        children.push(child);
        inside += child.text;
      } else inside += decoded(take(/[^<]+/)[0]);
    }
    assert.equal(take(/<\/([A-Za-z][\w-]*)>/)[1], name, 'another element ends');
    return { name, attributes, children, text: inside };
  }

  const root = element();
  assert.equal(body.slice(at).trim(), '', 'something follows the root');
  return root;
}

function decoded(text: string): string {
  assert.doesNotMatch(text, /&(?!(?:amp|lt|gt|quot|apos|#\d+);)|\]\]>/, 'an ampersand that begins no entity');
  return text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name = '') =>
    code === undefined ? (entities[name] ?? '') : String.fromCodePoint(Number(code)),
  );
}
