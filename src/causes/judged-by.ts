import type { Evidence, Judge } from './evidence.ts';
import type { Known } from './known.ts';

/**
 * A judge that goes through what is known and yields what it finds, in the order in which it should be read.
 *
 * @example
 * judge: judgedBy(function* ({ user }) {
 *   if (user?.exists && !user.isEnabled) yield settles('The user is disabled.');
 * })
 */
export function judgedBy(find: (known: Known) => Iterable<Evidence>): Judge {
  return known => [...find(known)];
}
