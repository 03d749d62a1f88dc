import { timingSafeEqual } from 'node:crypto';

/**
 * Whether two texts are equal, in a time that tells nothing of where they
 * differ; only their lengths may show.
 */
export function sameSecret(expected: string, submitted: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(submitted);
  return a.length === b.length && timingSafeEqual(a, b);
}
