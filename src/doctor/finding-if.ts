import type { Finding, Seen } from './finding.ts';

/** One finding with all that shows it; none where nothing does. */
export function findingIf(seen: readonly Seen[], rest: Omit<Finding, 'seen'>): readonly Finding[] {
  const [first, ...others] = seen;
  return first ? [{ ...rest, seen: [first, ...others] }] : [];
}
