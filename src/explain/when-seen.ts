import { span } from '../causes/span.ts';

/** A time as it lies to now: `3 minutes ago`, `in 2 hours`. Both in milliseconds since 1970. */
export function whenSeen(time: number, now: number): string {
  return time > now ? `in ${span(time - now)}` : `${span(now - time)} ago`;
}
