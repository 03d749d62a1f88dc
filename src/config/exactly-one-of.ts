import type { Finding } from './cross-check.ts';
import type { Path } from './source.ts';

/**
 * A finding where not exactly one of some keys stands in a mapping: at the second of several, else at the mapping itself.
 *
 * @param keys those that stand there, right or wrong, in their order
 */
export function exactlyOneOf(
  choices: readonly [string, string, ...string[]],
  keys: ReadonlySet<string>,
  path: Path,
): readonly Finding[] {
  const there = [...keys].filter(key => choices.includes(key));
  if (there.length === 1) return [];
  const [, second] = there;
  return [
    {
      path: second === undefined ? path : [...path, second],
      expected: `exactly one of ${inWords(choices)}`,
      found: second === undefined ? 'none of them' : inWords(there),
    },
  ];
}

function inWords(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
