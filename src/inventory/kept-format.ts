import { isDeepStrictEqual } from 'node:util';
import { type Document, parseDocument, Scalar, type ToStringOptions, visit } from 'yaml';
import { type FlowPadding, flowPadding, padded } from './flow-padding.ts';
import { mergedLines } from './merged-lines.ts';

/**
 * The text of a document that was changed, with every line as it was that has not to change: the YAML library writes all
 * lines in its own way. A file of JSON stays one.
 *
 * @param original the text that the document was parsed from
 */
export function keptFormat(original: string, changed: Document): string {
  const before = parseDocument(original);
  const style = styleOf(original, before);
  const written = writtenBy(before, style);
  const wanted = writtenBy(changed, style);
  if (written === wanted) return original;
  const mark = original.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = original.slice(mark.length);
  const carriage = carriageOf(text);
  const ended = (lines: string) => lines.replaceAll('\n', `${carriage}\n`);
  const json = jsonLike(text, changed);
  if (json !== undefined) return mark + ended(json);
  const merged = mergedLines(text.split('\n'), written.split('\n'), wanted.split('\n'), carriage).join('\n');
  return mark + (says(merged, changed) ? merged : ended(wanted));
}

/** What most lines have before their line feed. */
function carriageOf(text: string): '' | '\r' {
  const lines = text.split('\n').slice(0, -1);
  return lines.filter(line => line.endsWith('\r')).length > lines.length / 2 ? '\r' : '';
}

/** The document as JSON, if the text was; undefined otherwise. */
function jsonLike(text: string, changed: Document): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const [, indent = ''] = /^\s*\{\r?\n([ \t]+)/.exec(text) ?? [];
  return JSON.stringify(changed.toJS(), null, indent) + (text.endsWith('\n') ? '\n' : '');
}

/** How a file is written, as far as the library can follow it. */
interface Style {
  readonly options: ToStringOptions;
  readonly padding: FlowPadding;
}

/** The text of a document as the library writes it. */
function writtenBy(document: Document, { options, padding }: Style): string {
  visit(document, {
    Scalar(_key, scalar) {
      const { value } = scalar;
      // The number that a block needs then is always 2 with the library, however wide the file is indented.
      if (typeof value === 'string' && /^\n* /.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return padded(document.toString(options), padding);
}

function says(text: string, document: Document): boolean {
  const read = parseDocument(text);
  // References have been counted where the file was read.
  return read.errors.length === 0 && isDeepStrictEqual(read.toJS(), document.toJS());
}

function styleOf(text: string, document: Document): Style {
  const indents = [...text.matchAll(/^( +)[^\s#]/gm)].map(([, spaces = '']) => spaces.length);
  const least = Math.min(...indents.filter(count => count > 1));
  const options = {
    lineWidth: 0,
    indent: Number.isFinite(least) && least <= 8 ? least : 2,
    indentSeq: !/^( *)[^\s#-][^\n]*:\s*\n\1- /m.test(text),
    flowCollectionPadding: false,
  };
  return { options, padding: flowPadding(text, document) };
}
