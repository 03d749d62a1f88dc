import { type ChangedLines, changedLines } from './changed-lines.ts';

/**
 * The lines of an original with the changes between two others, which are indented as those around them.
 *
 * @param written what the original says, as it is written otherwise
 * @param wanted what it is to say, written like that
 * @param carriage what is put behind each line
 */
export function mergedLines(
  original: readonly string[],
  written: readonly string[],
  wanted: readonly string[],
  carriage: '' | '\r',
): readonly string[] {
  const bare = (lines: readonly string[]) => lines.map(line => line.replaceAll(/\s/g, ''));
  const formats = changedLines(bare(written), bare(original));
  const edits = changedLines(written, wanted).map(edit => widened(edit, formats));
  const depths = depthsOf(written, original, formats);
  const merged: (readonly string[])[] = [];
  let at = 0;
  for (const { from, to, otherFrom, otherTo } of joined(edits)) {
    const [start, end] = [inOriginal(from, formats), inOriginal(to, formats)];
    const lines = indented(wanted.slice(otherFrom, otherTo), depth => beside(depth, depths, { from, to }));
    merged.push(
      original.slice(at, start),
      lines.map(line => line + carriage),
    );
    at = end;
  }
  return [...merged, original.slice(at)].flat();
}

/** How far a line is indented, as it is written otherwise and in the original. */
interface Depth {
  readonly written: number;
  readonly original: number;
}

/** Of each line; undefined for comments and empty ones, which stand anywhere, and those that differ in more than spaces. */
function depthsOf(
  written: readonly string[],
  original: readonly string[],
  formats: readonly ChangedLines[],
): readonly (Depth | undefined)[] {
  const places: number[] = [];
  let [line, place] = [0, 0];
  for (const { from, to, otherTo } of [
    ...formats,
    { from: written.length, to: written.length, otherTo: 0 },
  ]) {
    for (; line < from; line += 1, place += 1) places[line] = place;
    [line, place] = [to, otherTo];
  }
  return written.map((text, index) => {
    const at = places[index];
    if (at === undefined || /^\s*(?:#|$)/.test(text)) return undefined;
    return { written: spacesOf(text), original: spacesOf(original[at] ?? '') };
  });
}

/** What a line begins with: a tab is never what it is indented by. */
function spacesOf(line: string): number {
  return line.length - line.replace(/^ +/, '').length;
}

/** Lines as deep below those that they stand in as they are written; `besideOf` tells where the uppermost belong. */
function indented(
  lines: readonly string[],
  besideOf: (depth: number) => Depth | undefined,
): readonly string[] {
  const own: Depth[] = [];
  return lines.map(line => {
    const written = spacesOf(line);
    if (line === '') return line;
    // Spaces alone are a line of a text, which goes as those above it.
    const above = written === line.length ? own.at(-1) : own.findLast(one => one.written <= written);
    const from = above ?? besideOf(written);
    const original = from ? Math.max(0, from.original + written - from.written) : written;
    own.push({ written, original });
    return ' '.repeat(original) + line.slice(written);
  });
}

/** The nearest line of that depth in the same mapping or list, else the one that it stands in. */
function beside(
  depth: number,
  depths: readonly (Depth | undefined)[],
  { from, to }: { readonly from: number; readonly to: number },
): Depth | undefined {
  // Those that are replaced are the nearest.
  const above = nearest(depth, depths, to - 1, -1);
  if (above?.written === depth) return above;
  const behind = nearest(depth, depths, from, 1);
  return behind?.written === depth ? behind : above;
}

function nearest(
  depth: number,
  depths: readonly (Depth | undefined)[],
  from: number,
  step: 1 | -1,
): Depth | undefined {
  for (let index = from; index >= 0 && index < depths.length; index += step) {
    const one = depths[index];
    if (one && one.written <= depth) return one;
  }
  return undefined;
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
