import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Cut, splice } from './splice.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** A script of a document. */
export interface HtmlScript {
  /** `type="module"`. */
  readonly isModule: boolean;
  readonly source: string | undefined;
  /** What stands inside it. */
  readonly text: string;
}

/**
 * Writes a document's scripts anew, and leaves out the hashes that hold its files to their content. All else keeps its
 * bytes.
 *
 * @param write what takes a script's place; undefined leaves it as it is
 */
export function rewriteHtml(html: string, write: (script: HtmlScript) => string | undefined): string {
  const cuts: Cut[] = [];
  const left: DefaultTreeAdapterTypes.Node[] = [parse(html, { sourceCodeLocationInfo: true })];
  for (let node = left.pop(); node; node = left.pop()) {
    if ('tagName' in node) cuts.push(...cutsOf(node, write));
    if ('childNodes' in node) left.push(...node.childNodes);
  }
  return splice(html, cuts);
}

function cutsOf(element: Element, write: (script: HtmlScript) => string | undefined): readonly Cut[] {
  const place = element.sourceCodeLocation;
  if (!place) return [];
  if (element.tagName === 'script' && isRun(element)) {
    const [child] = element.childNodes;
    const text = child && 'value' in child ? child.value : '';
    const isModule = attribute(element, 'type')?.trim().toLowerCase() === 'module';
    const written = write({ isModule, source: attribute(element, 'src'), text });
    if (written !== undefined) return [{ from: place.startOffset, to: place.endOffset, text: written }];
  }
  const integrity = place.attrs?.integrity;
  return integrity ? [{ from: integrity.startOffset, to: integrity.endOffset, text: '' }] : [];
}

/** A browser runs these; it only keeps those of other types, such as JSON. */
function isRun(element: Element): boolean {
  return /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i.test(
    (attribute(element, 'type') ?? '').trim(),
  );
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find(attribute => attribute.name === name)?.value;
}
