import type { Print } from './handler-worker.ts';

/** Prints the last 4 KB of a function's log, which Lambda gives in base64, line by line. */
export function printLogTail(tail: string | null | undefined, print: Print): void {
  const text = Buffer.from(tail ?? '', 'base64').toString();
  for (const line of text.split('\n')) if (line !== '') print(line);
}
