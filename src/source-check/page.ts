import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** The names of files that are read as HTML. */
export const pageName: RegExp = /\.(?:html?|hbs|handlebars|mjml|ejs)$/i;

/** Those of them that a template language makes HTML of: what stands in their scripts is no code yet. */
export const templateName: RegExp = /\.(?:hbs|handlebars|mjml|ejs)$/i;

/** A page of HTML as the rules look at it. */
export interface Page {
  readonly forms: readonly Form[];
}

/** A form with its fields. */
export interface Form {
  readonly fields: readonly Field[];
}

/** An `<input>`. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  /** Its offset in the text. */
  readonly at: number;
}

/** What a page is made of. */
export interface ReadPage {
  readonly page: Page;
  /** The page with all but its scripts blanked out: what stands in them keeps its place. Empty where it has none. */
  readonly scripts: string;
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Reads a page. A parser of HTML refuses nothing. */
export function readPage(html: string): ReadPage {
  const elements = elementsOf(parse(html, { sourceCodeLocationInfo: true }));
  const forms = elements
    .filter(({ tagName }) => tagName === 'form')
    .map(form => ({ fields: elementsOf(form).filter(isField).map(readField) }));
  return { page: { forms }, scripts: scriptsOf(html, elements.filter(isScript)) };
}

/** All elements below a node, in order, however deep they are. */
function elementsOf(root: Node): readonly Element[] {
  const found: Element[] = [];
  const left: Node[] = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    if ('tagName' in node && node !== root) found.push(node);
    if ('content' in node) left.push(node.content);
    if ('childNodes' in node) {
      for (let index = node.childNodes.length; index-- > 0; ) {
        const child = node.childNodes[index];
        if (child) left.push(child);
      }
    }
  }
  return found;
}

function isField({ tagName }: Element): boolean {
  return tagName === 'input';
}

function readField(input: Element): Field {
  const at = input.sourceCodeLocation?.startOffset ?? 0;
  return {
    name: attribute(input, 'name') ?? attribute(input, 'id') ?? '',
    type: attribute(input, 'type')?.toLowerCase() ?? 'text',
    value: attribute(input, 'value') ?? '',
    at,
  };
}

/** Templates, data and scripts from elsewhere are none of ours. */
function isScript(element: Element): boolean {
  if (element.tagName !== 'script' || attribute(element, 'src') !== undefined) return false;
  return /^(|module|(text|application)\/(x-)?(java|ecma)script|text\/(babel|jsx))$/i.test(
    (attribute(element, 'type') ?? '').trim(),
  );
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find(one => one.name === name)?.value;
}

function scriptsOf(html: string, scripts: readonly Element[]): string {
  let out = '';
  for (const { sourceCodeLocation: place } of scripts) {
    const from = place?.startTag?.endOffset ?? html.length;
    const to = place?.endTag?.startOffset ?? place?.endOffset ?? from;
    if (from < out.length || to <= from) continue;
    // A semicolon in place of the tag's last character ends the script before.
    const gap = blank(html.slice(out.length, from));
    out += `${gap.slice(0, -1)};${html.slice(from, to)}`;
  }
  return out;
}

function blank(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ');
}
