/*
 * DEFLATE (RFC 1951) with the fixed codes. zlib's own output differs between its versions and between
 * processors, so a zip made by it has another hash on another machine; what is written here depends on the
 * bytes alone.
 */

const longestMatch = 258;
const window = 32_768;
/** How many earlier places are looked at; more find little. */
const mostTries = 64;

/** Length codes 257 to 284: the first length of each, and how many bits say which one it is. */
const lengths = codesOf(
  3,
  [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5],
);
/** Distance codes 0 to 29, likewise. */
const distances = codesOf(
  1,
  Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1)),
);

interface Code {
  readonly first: number;
  readonly bits: number;
}

function codesOf(start: number, bits: readonly number[]): readonly Code[] {
  let first = start;
  return bits.map(count => {
    const code = { first, bits: count };
    first += 1 << count;
    return code;
  });
}

/** Compresses bytes. The same bytes give the same output everywhere, now and later. */
export function deflate(bytes: Uint8Array): Buffer {
  const out = bitWriter(bytes.length);
  out.write(1, 1); // the last block
  out.write(1, 2); // with the fixed codes
  const matchAt = matcher(bytes);
  for (let at = 0; at < bytes.length; ) {
    const { length, distance } = matchAt(at);
    if (length < 3) {
      writeSymbol(out, bytes[at] ?? 0);
      at += 1;
      continue;
    }
    // The longest length has a code of its own, beside the last range that it would fall into.
    if (length === longestMatch) writeSymbol(out, 285);
    else writeCode(out, lengths, length, code => writeSymbol(out, 257 + code));
    writeCode(out, distances, distance, code => out.writeReversed(code, 5));
    at += length;
  }
  writeSymbol(out, 256);
  return out.end();
}

type BitWriter = ReturnType<typeof bitWriter>;

function writeCode(
  out: BitWriter,
  codes: readonly Code[],
  value: number,
  symbol: (code: number) => void,
): void {
  const index = codes.findLastIndex(({ first }) => first <= value);
  const code = codes[index];
  if (!code) throw new RangeError(`DEFLATE has no code for ${value}`);
  symbol(index);
  out.write(value - code.first, code.bits);
}

/** The fixed code of a literal or length symbol. */
function writeSymbol(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.writeReversed(0x30 + symbol, 8);
  else if (symbol < 256) out.writeReversed(0x190 + symbol - 144, 9);
  else if (symbol < 280) out.writeReversed(symbol - 256, 7);
  else out.writeReversed(0xc0 + symbol - 280, 8);
}

/** Finds the longest earlier piece that reads like the one at a place; it is asked for growing places. */
function matcher(bytes: Uint8Array): (at: number) => { length: number; distance: number } {
  const newest = new Int32Array(65_536).fill(-1);
  const before = new Int32Array(bytes.length).fill(-1);
  const hashAt = (at: number) =>
    (((bytes[at] ?? 0) << 10) ^ ((bytes[at + 1] ?? 0) << 5) ^ (bytes[at + 2] ?? 0)) & 0xffff;
  let entered = 0;
  return at => {
    for (; entered < at; entered += 1) {
      const hash = hashAt(entered);
      before[entered] = newest[hash] ?? -1;
      newest[hash] = entered;
    }
    const best = { length: 0, distance: 0 };
    const most = Math.min(longestMatch, bytes.length - at);
    let candidate = newest[hashAt(at)] ?? -1;
    for (let tries = 0; tries < mostTries && candidate >= 0 && at - candidate <= window; tries += 1) {
      let length = 0;
      while (length < most && bytes[candidate + length] === bytes[at + length]) length += 1;
      if (length > best.length) Object.assign(best, { length, distance: at - candidate });
      if (length === most) break;
      candidate = before[candidate] ?? -1;
    }
    return best;
  };
}

/** Packs bits, the lowest first, as DEFLATE wants them. */
function bitWriter(size: number) {
  // The fixed codes need nine bits for a byte at most.
  const buffer = Buffer.alloc(Math.ceil((size * 9) / 8) + 8);
  let held = 0;
  let count = 0;
  let length = 0;
  const write = (value: number, bits: number) => {
    held |= value << count;
    count += bits;
    for (; count >= 8; count -= 8) {
      buffer[length] = held & 0xff;
      length += 1;
      held >>>= 8;
    }
  };
  return {
    write,
    /** A Huffman code goes with its highest bit first. */
    writeReversed(code: number, bits: number) {
      let reversed = 0;
      for (let bit = 0; bit < bits; bit += 1) reversed |= ((code >> bit) & 1) << (bits - 1 - bit);
      write(reversed, bits);
    },
    end(): Buffer {
      if (count > 0) write(0, 8 - count);
      return buffer.subarray(0, length);
    },
  };
}
