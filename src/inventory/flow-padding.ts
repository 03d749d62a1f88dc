import { type Document, isCollection, parseDocument, visit } from 'yaml';

/** Whether a space stands within the brackets of lists and the braces of mappings that are written on one line. */
export interface FlowPadding {
  readonly lists: boolean;
  readonly mappings: boolean;
}

/** Where a list or mapping is opened and closed by a sign. */
interface Flow {
  readonly isList: boolean;
  readonly open: number;
  readonly close: number;
}

/** How most of a text are written; where there is none, as formatters do it. */
export function flowPadding(text: string, document: Document): FlowPadding {
  const all = flowsIn(text, document).filter(({ open }) => !/[\r\n]/.test(text.charAt(open + 1)));
  const isPadded = (flows: readonly Flow[], otherwise: boolean) => {
    const count = flows.filter(({ open }) => text.charAt(open + 1) === ' ').length;
    return flows.length === 0 ? otherwise : count > flows.length / 2;
  };
  return {
    lists: isPadded(
      all.filter(({ isList }) => isList),
      false,
    ),
    mappings: isPadded(
      all.filter(({ isList }) => !isList),
      true,
    ),
  };
}

/** A text that has no such space anywhere, with those that it should have. */
export function padded(text: string, { lists, mappings }: FlowPadding): string {
  if (!lists && !mappings) return text;
  const places = flowsIn(text, parseDocument(text))
    .filter(({ isList }) => (isList ? lists : mappings))
    .flatMap(({ open, close }) => [open + 1, close])
    .filter(at => !/\s/.test(text.charAt(at)) && !/\s/.test(text.charAt(at - 1)))
    .toSorted((a, b) => a - b);
  const pieces = places.map((at, index) => text.slice(places[index - 1] ?? 0, at));
  return [...pieces, text.slice(places.at(-1) ?? 0)].join(' ');
}

function flowsIn(text: string, document: Document): readonly Flow[] {
  const found: Flow[] = [];
  visit(document, {
    Collection(_key, node) {
      if (!isCollection(node) || node.flow !== true || node.items.length === 0 || !node.range) return;
      const [open, end] = node.range;
      const sign = text.charAt(open);
      if (sign === '[' || sign === '{') found.push({ isList: sign === '[', open, close: end - 1 });
    },
  });
  return found;
}
