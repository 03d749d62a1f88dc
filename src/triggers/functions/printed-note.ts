import type { PrintedNote } from '../../recorder/event.ts';
import { excerptOf } from './excerpt.ts';

/** How much of it the recorder keeps: it keeps thousands of calls. */
const most = { lines: 100, characters: 4_096, ofLine: 500 } as const;

/**
 * The beginning of what a handler has printed.
 *
 * @param records with no secret in them
 */
export function printedNote(records: readonly string[]): PrintedNote {
  const lines: string[] = [];
  let left: number = most.characters;
  for (const record of records) {
    const line = excerptOf(record, Math.min(left, most.ofLine));
    lines.push(line);
    left -= line.length;
    if (left <= 0 || lines.length === most.lines) break;
  }
  const isCut =
    lines.length < records.length || lines.some((line, at) => line !== records[at]?.toWellFormed());
  return { lines, isCut };
}
