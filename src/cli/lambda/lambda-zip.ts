import { type Zippable, zipSync } from 'fflate';

/** A file in a zip. */
export interface ZipEntry {
  /** Its path, with slashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly executable?: boolean;
}

/** Zips keep the time of the clock on the wall, so it is the same everywhere. */
const mtime = new Date(1980, 0, 1);

/** The system whose file modes the entries have: Unix. */
const os = 3;

/**
 * A zip of these files, in the order of their names, each dated 1980-01-01 and readable by all. The same files
 * make the same bytes on every machine: what compresses them is JavaScript, where zlib's own output differs
 * between its versions and between processors.
 */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const files: Zippable = Object.fromEntries(
    sorted.map(({ name, bytes, executable = false }) => {
      const mode = executable ? 0o100755 : 0o100644;
      return [name, [bytes, { mtime, os, attrs: mode * 0x10000, level: 9 }]];
    }),
  );
  return Buffer.from(zipSync(files));
}
