import { StringDecoder } from 'node:string_decoder';

/** How much of what a handler prints for one event is handed on, in characters; each chunk counts as some more. */
const most = 64 * 1024;
const ofChunk = 26;

/** Takes what is captured. */
export interface OutputTaker {
  /** A chunk as it was written, which need be no whole line. */
  take(stream: StreamName, text: string): void;
  /** No more is handed on; the end of the last chunk may be missing. */
  leaveOut(): void;
}

/** The two streams of a process. */
export type StreamName = 'stdout' | 'stderr';

/** What is printed, as it is captured. */
export interface CapturedOutput {
  /** A new event: what it prints counts anew. */
  begin(): void;
}

/** Takes all that this process prints, in the order in which it was printed. */
export function capturePrinted({ take, leaveOut }: OutputTaker): CapturedOutput {
  let left = most;
  const hand = (stream: StreamName, text: string) => {
    if (left < 0) return;
    take(stream, text.slice(0, left));
    left -= text.length + ofChunk;
    if (left < 0) leaveOut();
  };
  for (const name of ['stdout', 'stderr'] as const) {
    // Bytes may end in the middle of a character.
    const decoder = new StringDecoder();
    process[name].write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
      hand(name, typeof chunk === 'string' ? chunk : decoder.write(chunk));
      const written = typeof encoding === 'function' ? encoding : done;
      if (typeof written === 'function') process.nextTick(written);
      return true;
    };
  }
  return {
    begin() {
      left = most;
    },
  };
}
