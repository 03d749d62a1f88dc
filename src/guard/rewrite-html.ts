import { type HtmlOpening, htmlTokens } from '../pool/html-tokens.ts';
import { type Cut, splice } from './splice.ts';

/** A script of a document. */
export interface HtmlScript {
  /** `type="module"`. */
  readonly isModule: boolean;
  readonly source: string | undefined;
  /** What stands inside it. */
  readonly text: string;
}

/** A document that is longer keeps its scripts: guard reads it beside the pages of other errands. */
const mostLetters = 1024 * 1024;

/**
 * Writes a document's scripts anew, and leaves out the hashes that hold its files to their content. All else keeps its
 * bytes, as does a document of more than 1 MB. It takes one pass, whatever the document is made of.
 *
 * @param write what takes a script's place; undefined leaves it as it is
 */
export function rewriteHtml(html: string, write: (script: HtmlScript) => string | undefined): string {
  if (html.length > mostLetters) return html;
  const cuts: Cut[] = [];
  let script: HtmlOpening | undefined;
  for (const token of htmlTokens(html)) {
    if (token.kind === 'close' && token.name === 'script' && script) {
      cuts.push(...scriptCuts(html, script, token.from, token.to, write));
    }
    script = token.kind === 'open' && token.name === 'script' ? token : undefined;
    if (token.kind === 'open' && token.name === 'link') cuts.push(...withoutHash(html, token));
  }
  return splice(html, cuts);
}

/** @param end where the script's text ends @param to where its closing tag does */
function scriptCuts(
  html: string,
  tag: HtmlOpening,
  end: number,
  to: number,
  write: (script: HtmlScript) => string | undefined,
): readonly Cut[] {
  const type = (tag.attributes.get('type') ?? '').trim().toLowerCase();
  if (isRun.test(type)) {
    const source = tag.attributes.get('src');
    const written = write({ isModule: type === 'module', source, text: html.slice(tag.to, end) });
    if (written !== undefined) return [{ from: tag.from, to, text: written }];
  }
  return withoutHash(html, tag);
}

/** A browser runs these; it only keeps those of other types, such as JSON. */
const isRun = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/;

function withoutHash(html: string, { from, to, attributes }: HtmlOpening): readonly Cut[] {
  if (!attributes.has('integrity')) return [];
  const found = /\sintegrity\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/i.exec(html.slice(from, to));
  if (!found) return [];
  return [{ from: from + found.index, to: from + found.index + found[0].length, text: ' ' }];
}
