import { isDeepStrictEqual } from 'node:util';
import { type Document, parseDocument, Scalar, type ToStringOptions, visit } from 'yaml';
import { type ChangedLines, changedLines } from './changed-lines.ts';

/**
 * The text of a document that was changed, with every line as it was that has not to change: the YAML library writes all
 * lines in its own way.
 *
 * @param original the text that the document was parsed from
 */
export function keptFormat(original: string, changed: Document): string {
  const style = styleOf(original);
  const written = writtenBy(parseDocument(original), style);
  const wanted = writtenBy(changed, style);
  if (written === wanted) return original;
  const merged = merge(original.split(/\r?\n/), written.split('\n'), wanted.split('\n')).join('\n');
  const text = says(merged, changed) ? merged : wanted;
  return original.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}

/** The text of a document as the library writes it. */
function writtenBy(document: Document, style: ToStringOptions): string {
  visit(document, {
    Scalar(_key, scalar) {
      const { value } = scalar;
      // The number that a block needs then is always 2 with the library, however wide the file is indented.
      if (typeof value === 'string' && /^\n* /.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString(style);
}

function says(text: string, document: Document): boolean {
  const read = parseDocument(text);
  // References have been counted where the file was read.
  return read.errors.length === 0 && isDeepStrictEqual(read.toJS(), document.toJS());
}

/** How the file is written, as far as the library can follow it. */
function styleOf(text: string): ToStringOptions {
  const indents = [...text.matchAll(/^( +)[^\s#]/gm)].map(([, spaces = '']) => spaces.length);
  const least = Math.min(...indents.filter(count => count > 1));
  return {
    lineWidth: 0,
    indent: Number.isFinite(least) && least <= 8 ? least : 2,
    indentSeq: !/^( *)[^\s#-][^\n]*:\s*\n\1- /m.test(text),
    flowCollectionPadding: !/\[[^\s\]]/.test(text),
  };
}

/** The original with the lines of the changes between the two others. */
function merge(
  original: readonly string[],
  written: readonly string[],
  wanted: readonly string[],
): readonly string[] {
  const bare = (lines: readonly string[]) => lines.map(line => line.replaceAll(/\s/g, ''));
  const formats = changedLines(bare(written), bare(original));
  const edits = changedLines(written, wanted).map(edit => widened(edit, formats));
  const merged: string[] = [];
  let at = 0;
  for (const { from, to, otherFrom, otherTo } of joined(edits)) {
    const [start, end] = [inOriginal(from, formats), inOriginal(to, formats)];
    merged.push(...original.slice(at, start), ...wanted.slice(otherFrom, otherTo));
    at = end;
  }
  return [...merged, ...original.slice(at)];
}

/** An edit that touches lines which the library has written otherwise takes all of those. */
function widened(edit: ChangedLines, formats: readonly ChangedLines[]): ChangedLines {
  const touched = formats.filter(({ from, to }) => from < edit.to && to > edit.from);
  const from = Math.min(edit.from, ...touched.map(one => one.from));
  const to = Math.max(edit.to, ...touched.map(one => one.to));
  return {
    from,
    to,
    otherFrom: edit.otherFrom - (edit.from - from),
    otherTo: edit.otherTo + (to - edit.to),
  };
}

/** Edits that have come to overlap are one. */
function joined(edits: readonly ChangedLines[]): readonly ChangedLines[] {
  const apart: ChangedLines[] = [];
  for (const edit of edits) {
    const last = apart.at(-1);
    if (last && edit.from < last.to) {
      apart[apart.length - 1] = {
        ...last,
        to: Math.max(last.to, edit.to),
        otherTo: Math.max(last.otherTo, edit.otherTo),
      };
    } else apart.push(edit);
  }
  return apart;
}

/** Where a line that the library has written stands in the original. */
function inOriginal(line: number, formats: readonly ChangedLines[]): number {
  const before = formats.filter(({ to, from }) => to <= line && from < line);
  const last = before.at(-1);
  return last ? last.otherTo + (line - last.to) : line;
}
