/** How much of what a handler prints for one event is handed on, in characters; each chunk counts as some more. */
const most = 64 * 1024;
const ofChunk = 26;

/**
 * Counts what a handler prints. Both sides of the channel count by it alike: its process, so that little is sent, and
 * the service, since a handler may write to the channel itself.
 */
export interface PrintedAllowance {
  /** False once something had to be left out, or nearly. */
  readonly lasts: boolean;
  /** As much of a chunk as is handed on; undefined where nothing is any more. */
  cut(text: string): string | undefined;
  /** A new event: what it prints counts anew. */
  renew(): void;
}

/** Counts from nothing. */
export function printedAllowance(): PrintedAllowance {
  let left = most;
  return {
    get lasts() {
      return left >= 0;
    },
    cut(text) {
      if (left < 0) return undefined;
      const part = text.slice(0, left);
      left -= part.length + ofChunk;
      return part;
    },
    renew() {
      left = most;
    },
  };
}
