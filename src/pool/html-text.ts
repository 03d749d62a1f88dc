import { htmlTokens } from './html-tokens.ts';

/** Elements that stand on lines of their own, and how many line ends part them from their neighbours. */
const blocks = new Map<string, number>(
  Object.entries({
    address: 1,
    article: 2,
    blockquote: 2,
    div: 1,
    dl: 2,
    dt: 1,
    dd: 1,
    footer: 2,
    h1: 2,
    h2: 2,
    h3: 2,
    h4: 2,
    h5: 2,
    h6: 2,
    header: 2,
    hr: 2,
    li: 1,
    main: 1,
    ol: 2,
    p: 2,
    pre: 2,
    section: 2,
    table: 2,
    tr: 1,
    ul: 2,
  }),
);

const empty = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);

/** What no reader sees: the content of these, and of elements that a style hides, such as a preheader. */
const unseen = new Set(['head', 'style', 'script', 'title', 'iframe', 'textarea', 'xmp', 'template']);

function hides(name: string, attributes: ReadonlyMap<string, string>): boolean {
  const style = (attributes.get('style') ?? '').replaceAll(/\s/g, '').toLowerCase();
  return (
    unseen.has(name) || attributes.has('hidden') || /(^|;)display:none|(^|;)visibility:hidden/.test(style)
  );
}

/** Puts pieces together so that white space collapses as in a browser and blocks are parted by line ends. */
function page() {
  const pieces: string[] = [];
  let ends = 0;
  let space = false;
  return {
    add(piece: string) {
      for (const [part] of piece.matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
        if (/^[ \t\r\n\f]/.test(part)) {
          space = true;
          continue;
        }
        if (ends > 0 && pieces.length > 0) pieces.push('\n'.repeat(ends));
        else if (space && pieces.length > 0) pieces.push(' ');
        pieces.push(part);
        ends = 0;
        space = false;
      }
    },
    end(lines: number) {
      ends = Math.max(ends, lines);
      space = false;
    },
    break() {
      ends = Math.min(ends + 1, 2);
      space = false;
    },
    length: () => pieces.length,
    since: (from: number) => pieces.slice(from).join('').trim(),
    toString: () => pieces.join(''),
  };
}

/** Elements that are open within each other. However many there are, closing one takes no longer for those left open. */
function openElements() {
  const names: string[] = [];
  const counts = new Map<string, number>();
  return {
    areThere: () => names.length > 0,
    open(name: string) {
      names.push(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    /** Ends what was opened last under the name, and whatever was left open within. */
    close(name: string) {
      if (!counts.get(name)) return;
      for (let last = names.pop(); last !== undefined; last = names.pop()) {
        counts.set(last, (counts.get(last) ?? 0) - 1);
        if (last === name) return;
      }
    },
  };
}

/** What people type as a link's text when it is the link itself. */
function says(text: string, url: string): boolean {
  const bare = (value: string) => value.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
  return bare(text) === bare(url);
}

/**
 * The plain text of a mail's HTML: what its reader sees, in reading order, each link as `text <address>` or
 * as the address alone where that is its text. Invisible padding and hidden preheaders are left out.
 */
export function htmlText(html: string): string {
  const out = page();
  const hidden = openElements();
  let link: { readonly url: string; readonly from: number } | undefined;
  const endLink = () => {
    const { url, from } = link ?? { url: '', from: 0 };
    link = undefined;
    if (!/^(?:https?|mailto|tel):/i.test(url)) return;
    const text = out.since(from);
    if (!text) out.add(url);
    else if (!says(text, url)) out.add(` <${url}>`);
  };
  for (const token of htmlTokens(html)) {
    if (hidden.areThere()) {
      if (token.kind === 'open' && !empty.has(token.name)) hidden.open(token.name);
      if (token.kind === 'close') hidden.close(token.name);
      continue;
    }
    if (token.kind === 'text') {
      out.add(token.text.replaceAll(/\p{Cf}|\u034f/gu, '').replaceAll('\u00a0', ' '));
      continue;
    }
    if (token.kind === 'open' && hides(token.name, token.attributes)) {
      if (!empty.has(token.name)) hidden.open(token.name);
      continue;
    }
    const lines = blocks.get(token.name);
    if (lines) out.end(lines);
    if (token.name === 'br') out.break();
    if (token.name === 'td' || token.name === 'th') out.add(' ');
    // A link ends where another begins, as in browsers.
    if (token.name === 'a') endLink();
    if (token.kind === 'open') {
      if (token.name === 'li') out.add('- ');
      if (token.name === 'img') out.add(token.attributes.get('alt') ?? '');
      if (token.name === 'a') link = { url: token.attributes.get('href') ?? '', from: out.length() };
    }
  }
  return out.toString();
}
