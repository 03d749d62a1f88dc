import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type RecordingHead, recordingLine } from './recording-line.ts';
import type { WatchedCall } from './watched-call.ts';

/** A file that calls are recorded in. */
export interface RecordingFile {
  /** Adds a call, unless the file is full or cannot be written fast enough. */
  write(call: WatchedCall): void;
  /** How many calls are in it, and how many are not. */
  counts(): { readonly written: number; readonly leftOut: number };
  /** Why no more can be written, where that is so. */
  problem(): string | undefined;
  close(): Promise<void>;
}

/** How much may wait for the disk, in bytes. */
const mostWaiting = 16 * 1024 * 1024;

/**
 * Makes the file, which only its owner may read: it shows who called what, though no secret. It never takes the place of
 * another, whose marks are of another key.
 *
 * @param most bytes; the calls after the last that fits are left out
 * @throws the error of the file system, such as EEXIST
 */
export async function createRecordingFile(
  path: string,
  most: number,
  head: RecordingHead,
): Promise<RecordingFile> {
  const stream = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await once(stream, 'open');
  let failed: Error | undefined;
  stream.on('error', error => {
    failed ??= error;
  });
  const first = `${JSON.stringify(head)}\n`;
  stream.write(first);
  let bytes = Buffer.byteLength(first);
  let [written, leftOut] = [0, 0];
  let isFull = false;
  return {
    write(call) {
      const line = `${recordingLine(written + leftOut + 1, call)}\n`;
      const length = Buffer.byteLength(line);
      isFull ||= bytes + length > most;
      if (isFull || failed || stream.writableLength > mostWaiting) {
        leftOut += 1;
        return;
      }
      bytes += length;
      written += 1;
      stream.write(line);
    },
    counts: () => ({ written, leftOut }),
    problem: () =>
      failed ? `It cannot be written (${failed.message}).` : isFull ? 'It has reached its size.' : undefined,
    close() {
      const { promise, resolve } = Promise.withResolvers<void>();
      stream.once('close', resolve);
      if (stream.closed) resolve();
      else stream.end();
      return promise;
    },
  };
}
