import { crc32 } from 'node:zlib';
import { deflate } from './lambda-deflate.ts';

/** A file in a zip. */
export interface ZipEntry {
  /** Its path, with slashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly executable?: boolean;
}

/** What a zip's own fields can count, without the extensions for larger ones. */
const mostEntries = 0xffff;
const mostBytes = 0xffff_ffff;

/**
 * A zip of these files, in the order of their names, each dated 1980-01-01 and readable by all: the same
 * files make the same bytes on every machine.
 *
 * @throws RangeError for what needs the format's 64-bit extension; Lambda takes nothing as large
 */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (sorted.length > mostEntries) throw new RangeError(`A zip holds ${mostEntries} files at most.`);
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, executable = false } of sorted) {
    const path = Buffer.from(name, 'utf8');
    const packed = deflate(bytes);
    const [method, content] = packed.length < bytes.length ? [8, packed] : [0, bytes];
    const shared = sharedFields(path.length, bytes, method, content.length);
    const file = Buffer.concat([words(0x04034b50, 4), shared, path, content]);
    files.push(file);
    // Made by: Unix, version 2.0. Then the comment's length, disk, attributes (a regular file), place.
    directory.push(
      Buffer.concat([
        words(0x02014b50, 4),
        words(0x0314, 2),
        shared,
        words(0, 2),
        words(0, 2),
        words(0, 2),
        words((executable ? 0o100755 : 0o100644) * 0x10000, 4),
        words(offset, 4),
        path,
      ]),
    );
    offset += file.length;
    if (offset > mostBytes) throw new RangeError('A zip holds 4 GB at most.');
  }
  const index = Buffer.concat(directory);
  const end = [
    words(0x06054b50, 4),
    words(0, 4),
    words(sorted.length, 2),
    words(sorted.length, 2),
    words(index.length, 4),
    words(offset, 4),
    words(0, 2),
  ];
  return Buffer.concat([...files, index, ...end]);
}

/** What a file's own header and its entry in the directory have in common. */
function sharedFields(pathLength: number, bytes: Uint8Array, method: number, size: number): Buffer {
  return Buffer.concat([
    words(20, 2), // needs version 2.0
    words(0x0800, 2), // the name is UTF-8
    words(method, 2), // 8: DEFLATE, 0: stored
    words(0, 2), // midnight
    words(0x0021, 2), // 1980-01-01
    words(crc32(bytes), 4),
    words(size, 4),
    words(bytes.length, 4),
    words(pathLength, 2),
    words(0, 2), // no extra field
  ]);
}

function words(value: number, size: 2 | 4): Buffer {
  const buffer = Buffer.alloc(size);
  buffer.writeUIntLE(value, 0, size);
  return buffer;
}
