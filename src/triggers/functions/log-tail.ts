import type { Print } from './handler-runner.ts';

/** How many bytes of a log's end Lambda gives at most (documented). */
const mostBytes = 4_096;

/**
 * Prints the end of a function's log, which Lambda gives in base64, line by line. The first line of one that is as long
 * as may be has lost its beginning, in which a secret may be, and is left out.
 */
export function printLogTail(tail: string | null | undefined, print: Print): void {
  const bytes = Buffer.from(tail ?? '', 'base64');
  const lines = bytes.toString().split('\n');
  const whole = bytes.byteLength < mostBytes ? lines : lines.slice(1);
  for (const text of whole) if (text !== '') print({ text });
}
