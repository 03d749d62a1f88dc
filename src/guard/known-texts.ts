import { createHash } from 'node:crypto';

/** What was made of texts before: pages have the same scripts on each errand, and to read a bundle takes longer than it. */
export interface KnownTexts<T> {
  /** What was made of a text, or is made of it now. */
  of(text: string, make: () => T): T;
}

/**
 * Keeps what is made of texts, by their hashes.
 *
 * @param most how much is kept in all, by what `sizeOf` says; where it is full, all is let go
 */
export function knownTexts<T>(most: number, sizeOf: (made: T) => number): KnownTexts<T> {
  const known = new Map<string, T>();
  let size = 0;
  return {
    of(text, make) {
      const key = createHash('sha256').update(text).digest('base64');
      const before = known.get(key);
      if (before !== undefined) return before;
      const made = make();
      const more = sizeOf(made) + key.length;
      if (size + more > most) {
        known.clear();
        size = 0;
      }
      if (more <= most) {
        known.set(key, made);
        size += more;
      }
      return made;
    },
  };
}
