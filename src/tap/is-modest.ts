/** Most values in one body. A page of users, the longest answer of the API, has some 13,000. */
const mostValues = 20_000;

/** Deepest nesting. No shape of the API has ten levels. */
const deepest = 64;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, openObject, closeList, closeObject] = [0x5b, 0x7b, 0x5d, 0x7d];

/**
 * Whether JSON has no more values and levels than any body of the API. It counts them in the bytes, in time that grows
 * with these alone, so that nobody's calls wait while another body of hundreds of thousands of values is looked into.
 */
export function isModest(json: Buffer): boolean {
  let values = 0;
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === quote) {
      at = endOfText(json, at);
      if (at < 0) return true;
    } else if (byte === comma) {
      values += 1;
    } else if (byte === openList || byte === openObject) {
      values += 1;
      depth += 1;
    } else if (byte === closeList || byte === closeObject) {
      depth -= 1;
    }
    if (values > mostValues || depth > deepest) return false;
  }
  return true;
}

/** Where the text that begins there has its closing quotation mark; negative where it has none. */
function endOfText(json: Buffer, begin: number): number {
  for (let at = json.indexOf(quote, begin + 1); at >= 0; at = json.indexOf(quote, at + 1)) {
    let escapes = 0;
    while (json[at - 1 - escapes] === backslash) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return -1;
}
