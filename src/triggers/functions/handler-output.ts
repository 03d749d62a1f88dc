import { StringDecoder } from 'node:string_decoder';
import { printedAllowance } from './printed-allowance.ts';

/** The two streams of a process. */
export type StreamName = 'stdout' | 'stderr';

/** What is printed, as it is captured. */
export interface CapturedOutput {
  /** A new event: what it prints counts anew. */
  begin(): void;
}

/**
 * Takes all that this process prints, in the order in which it was printed, up to an allowance.
 *
 * @param take takes a chunk as it was written, which need be no whole line
 */
export function capturePrinted(take: (stream: StreamName, text: string) => void): CapturedOutput {
  const allowance = printedAllowance();
  const hand = (stream: StreamName, text: string) => {
    const part = allowance.cut(text);
    if (part !== undefined) take(stream, part);
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
  return { begin: () => allowance.renew() };
}
