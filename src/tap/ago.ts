import { span } from '../causes/span.ts';

/** How long before a call something was, in words: `38 seconds before`, or `a moment before` for less than one. */
export function ago(now: number, at: number): string {
  return now - at < 1_000 ? 'a moment before' : `${span(now - at)} before`;
}
