import { NotReadable } from './not-readable.ts';

/** The longest record that is read, in characters. */
const longestRecord = 2_000_000;

/** How deep a record may be nested. */
const deepest = 200;

/** Whether a text begins as JSON objects do, or a list of them. */
export function beginsLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(text);
}

/** The members whose lists hold the records: CloudTrail's files, its look-ups, and CloudWatch Logs. */
const wrappers = new Set(['Records', 'Events', 'events', 'logEvents']);

/**
 * The JSON objects in a text that comes in pieces: one, one after the other (such as one a line), those of a list, or
 * those of the list in a wrapping object. Only one is held at a time.
 *
 * @throws NotReadable if it is not JSON, or one record is longer than 2 million characters
 */
export async function* jsonRecords(pieces: AsyncIterable<string>): AsyncGenerator<unknown> {
  const scan = scanner();
  for await (const piece of pieces) yield* scan.read(piece);
  scan.end();
}

interface Scanner {
  read(piece: string): Generator<unknown>;
  end(): void;
}

/** Where the braces of objects stand that are records: not within a text, and deep enough. */
function scanner(): Scanner {
  let held = '';
  let depth = 0;
  /** How deep the records are: 0 in a row, 1 in a list, 2 in the list of a wrapping object. */
  let base = 0;
  let inText = false;
  let escaped = false;
  let textStart = 0;
  let lastText = '';

  function* read(piece: string): Generator<unknown> {
    // What is held begins at the record that is being read; without one nothing needs to be held.
    const text = held + piece;
    let start = held === '' ? -1 : 0;
    for (let at = held.length; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (inText) {
        if (escaped) escaped = false;
        else if (code === 0x5c) escaped = true;
        else if (code === 0x22) {
          inText = false;
          if (depth === 1 && base === 0) lastText = text.slice(textStart, at).slice(0, 40);
        }
        continue;
      }
      if (code === 0x22) {
        if (depth === base) throw notJson(text.slice(at, at + 20));
        inText = true;
        textStart = at + 1;
      } else if (code === 0x7b || code === 0x5b) {
        const isList = code === 0x5b;
        if (isList && depth === 0) base = 1;
        else if (isList && depth === 1 && base === 0 && wrappers.has(lastText)) {
          base = 2;
          start = -1;
        } else if (depth === base && !isList) start = at;
        else if (depth === base) throw notJson('a list within a list');
        depth++;
        if (depth > deepest) throw new NotReadable(`is nested more than ${deepest} deep`);
      } else if (code === 0x7d || code === 0x5d) {
        depth--;
        if (depth < 0) throw notJson(text.slice(at, at + 20));
        if (depth === base && start >= 0) {
          yield parsed(text.slice(start, at + 1));
          start = -1;
        }
        // The rest of a wrapping object, such as a token for the next page, holds no records.
        if (depth === 0) base = 0;
        else if (depth < base) base = Number.POSITIVE_INFINITY;
      } else if (depth === 0 && base === 0 && code > 0x20 && code !== 0xfeff && code !== 0x2c) {
        throw notJson(text.slice(at, at + 20));
      }
    }
    held = start >= 0 ? text.slice(start) : '';
    textStart -= Math.max(start, 0);
    if (held.length > longestRecord) throw new NotReadable('has a record of more than 2 million characters');
  }

  return {
    read,
    end() {
      if (depth > 0 || inText) throw new NotReadable('ends in the middle of its JSON');
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notJson(text.slice(0, 20));
  }
}

function notJson(near: string): NotReadable {
  return new NotReadable(`begins like JSON and is none at ${JSON.stringify(near)}`);
}
