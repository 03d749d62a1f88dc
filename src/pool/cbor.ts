/** What the reader gives: only what authenticators write (CTAP2 canonical CBOR, RFC 8949). */
export type Cbor =
  | number
  | string
  | boolean
  | null
  | Buffer
  | readonly Cbor[]
  | ReadonlyMap<number | string, Cbor>;

/** How deep values may nest. */
const deepest = 8;

/**
 * Reads the value that bytes begin with, and tells how many of them it took; undefined for
 * what is cut short or no CBOR that an authenticator writes: tags, floats and lengths that are
 * not told beforehand are left out.
 */
export function readCbor(bytes: Buffer): { readonly value: Cbor; readonly length: number } | undefined {
  try {
    return read(bytes, 0, 0);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function read(bytes: Buffer, start: number, depth: number): { value: Cbor; length: number } {
  if (depth > deepest) throw new RangeError('too deep');
  const first = bytes.readUInt8(start);
  const major = first >> 5;
  const { argument, size } = readArgument(bytes, start, first & 0x1f);
  let at = start + size;

  function bounded(): Buffer {
    if (at + argument > bytes.length) throw new RangeError('cut short');
    const part = bytes.subarray(at, at + argument);
    at += argument;
    return part;
  }
  function next(): Cbor {
    const { value, length } = read(bytes, at, depth + 1);
    at += length;
    return value;
  }
  const kinds: readonly (() => Cbor)[] = [
    () => argument,
    () => -1 - argument,
    bounded,
    () => bounded().toString(),
    () => {
      const items: Cbor[] = [];
      for (let count = 0; count < argument; count += 1) items.push(next());
      return items;
    },
    () => {
      const map = new Map<number | string, Cbor>();
      for (let count = 0; count < argument; count += 1) {
        const key = next();
        if ((typeof key !== 'number' && typeof key !== 'string') || map.has(key)) {
          throw new RangeError('a key that no authenticator writes');
        }
        map.set(key, next());
      }
      return map;
    },
    () => {
      throw new RangeError('a tag');
    },
    () => simple(first),
  ];
  const kind = kinds[major];
  if (!kind) throw new RangeError('no such kind');
  return { value: kind(), length: at - start };
}

function readArgument(bytes: Buffer, start: number, info: number): { argument: number; size: number } {
  if (info < 24) return { argument: info, size: 1 };
  if (info > 26) throw new RangeError('longer than anything that an authenticator writes');
  const width = 2 ** (info - 24);
  return { argument: bytes.readUIntBE(start + 1, width), size: 1 + width };
}

function simple(first: number): boolean | null {
  const values = new Map([
    [0xf4, false],
    [0xf5, true],
    [0xf6, null],
  ]);
  const value = values.get(first);
  if (value === undefined) throw new RangeError('a float, or a value that no authenticator writes');
  return value;
}
