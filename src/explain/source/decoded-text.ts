import { Readable } from 'node:stream';
import { NotReadable } from './not-readable.ts';

/** How files that are no text begin. */
const signatures: readonly (readonly [start: string, what: string])[] = [
  ['504b0304', 'a zip archive'],
  ['504b0506', 'an empty zip archive'],
  ['25504446', 'a PDF'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['7f454c46', 'a program'],
  ['28b52ffd', 'compressed with zstd'],
  ['425a68', 'compressed with bzip2'],
  ['fd377a58', 'compressed with xz'],
];

/**
 * The text of bytes as they come, piece by piece; what is compressed with gzip is unpacked on the way. Only as much is
 * held as one piece has.
 *
 * @throws NotReadable if it is no text, or damaged
 */
export async function* decodedText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    if (first.done) return;
    const start = Buffer.from(first.value.subarray(0, 8)).toString('hex');
    const known = signatures.find(([signature]) => start.startsWith(signature));
    if (known) throw new NotReadable(`is ${known[1]}, not text`);
    const rest = async function* () {
      yield first.value;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    };
    yield* asText(start.startsWith('1f8b') ? unpacked(rest()) : rest());
  } finally {
    await iterator.return?.();
  }
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Loaded where something is compressed: few things are.
  const { createGunzip } = await import('node:zlib');
  const gunzip = createGunzip();
  const source = Readable.from(bytes, { objectMode: false });
  source.on('error', error => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } catch (error) {
    const isDamaged = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isDamaged ? new NotReadable('is compressed with gzip and damaged') : error;
  } finally {
    source.destroy();
  }
}

async function* asText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(isUtf16(piece) ? 'utf-16le' : 'utf-8');
    const text = decoder.decode(piece, { stream: true });
    if (text.includes('\0')) throw new NotReadable('is not text');
    if (text !== '') yield text;
  }
}

/** PowerShell writes files so. */
function isUtf16(piece: Uint8Array): boolean {
  return piece[0] === 0xff && piece[1] === 0xfe;
}
