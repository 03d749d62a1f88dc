/** A piece of HTML as a reader meets it. Text and attribute values have their entities decoded. */
export type HtmlToken = { readonly kind: 'text'; readonly text: string } | HtmlOpening | HtmlClosing;

/** A tag that opens an element. */
export interface HtmlOpening extends HtmlTagPlace {
  readonly kind: 'open';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** A tag that closes an element. */
export interface HtmlClosing extends HtmlTagPlace {
  readonly kind: 'close';
  readonly name: string;
}

/** Where a tag stands, as offsets in the text: from its `<` to behind its `>`. */
interface HtmlTagPlace {
  readonly from: number;
  readonly to: number;
}

/** Elements whose content is not markup: everything up to their closing tag is theirs. */
const opaque = new Set(['script', 'style', 'title', 'textarea', 'iframe', 'xmp']);

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    apos: "'",
    ast: '*',
    bull: '•',
    cent: '¢',
    colon: ':',
    comma: ',',
    commat: '@',
    copy: '©',
    deg: '°',
    dollar: '$',
    emsp: '\u2003',
    ensp: '\u2002',
    equals: '=',
    euro: '€',
    excl: '!',
    gt: '>',
    hellip: '…',
    laquo: '«',
    lbrack: '[',
    ldquo: '“',
    lowbar: '_',
    lpar: '(',
    lsquo: '‘',
    lt: '<',
    mdash: '—',
    middot: '·',
    nbsp: '\u00a0',
    ndash: '–',
    NewLine: '\n',
    num: '#',
    percnt: '%',
    period: '.',
    plus: '+',
    pound: '£',
    quest: '?',
    quot: '"',
    raquo: '»',
    rarr: '→',
    rbrack: ']',
    rdquo: '”',
    reg: '®',
    rpar: ')',
    rsquo: '’',
    semi: ';',
    shy: '\u00ad',
    sol: '/',
    Tab: '\t',
    times: '×',
    trade: '™',
    zwj: '\u200d',
    zwnj: '\u200c',
  }),
);

/** Decodes numeric entities and the named ones that mails and their addresses use; what it does not know stays as it stands. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, dec, hex, name) => {
      if (name) return named.get(name) ?? whole;
      const point = dec ? Number.parseInt(dec, 10) : Number.parseInt(hex, 16);
      const valid = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
      return valid ? String.fromCodePoint(point) : '\ufffd';
    },
  );
}

function attributesOf(source: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const pattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
  for (const [, name = '', double, single, bare] of source.matchAll(pattern)) {
    const key = name.toLowerCase();
    // The first of two attributes of one name counts, as in browsers.
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

/**
 * Where the tag that starts at `from` ends: its `>`, not one within a quoted value; the
 * end of the text if it has none.
 */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let index = from; index < html.length; index++) {
    const char = html.charAt(index);
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '>') return index;
    // A quote opens a value only behind its equals sign.
    else if ((char === '"' || char === "'") && /=\s*$/.test(html.slice(Math.max(from, index - 8), index)))
      quote = char;
  }
  return html.length;
}

/**
 * Reads HTML as mails have it, in one pass over its length. It is no validator: whatever it is given, it
 * yields something, and never what stands in comments, scripts or styles.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0 || open > at) {
      const text = html.slice(at, open < 0 ? html.length : open);
      yield { kind: 'text', text: decodeEntities(text) };
      if (open < 0) return;
    }
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const tag = /^<(\/?)([a-zA-Z][^\s/>]*)|^<[!?]/.exec(html.slice(open, open + 64));
    if (!tag) {
      yield { kind: 'text', text: '<' };
      at = open + 1;
      continue;
    }
    const end = endOfTag(html, open + tag[0].length);
    const name = tag[2]?.toLowerCase();
    at = Math.min(end + 1, html.length);
    if (!name) continue;
    const place = { from: open, to: at };
    if (tag[1]) {
      yield { kind: 'close', name, ...place };
      continue;
    }
    const attributes = attributesOf(html.slice(open + tag[0].length, end));
    yield { kind: 'open', name, attributes, ...place };
    if (opaque.has(name)) {
      const close = new RegExp(`</${name}`, 'gi');
      close.lastIndex = at;
      at = close.exec(html)?.index ?? html.length;
    }
  }
}
