/** What may still be done, in characters that are compared; below zero where it is used up. */
export interface Work {
  left: number;
}

/** Texts that are looked for together: what a search takes does not grow with their number, but for alike beginnings. */
export interface SpellingIndex {
  add(spelling: string): void;
  /** Takes one of them away that was added. */
  delete(spelling: string): void;
  /** The length of the longest that stands at that place of a text; 0 where there is none. */
  lengthAt(text: string, at: number, work: Work): number;
  /** Whether one of them begins with what stands from that place of a text to its end. */
  hasBeginning(text: string, at: number, work: Work): boolean;
}

/** By so many of their first characters are they found: none is shorter. */
const keyLength = 3;

/** Begins with none. */
export function spellingIndex(): SpellingIndex {
  const byKey = new Map<number, string[]>();
  return {
    add(spelling) {
      const key = keyAt(spelling, 0);
      const others = byKey.get(key);
      if (others) others.push(spelling);
      else byKey.set(key, [spelling]);
    },
    delete(spelling) {
      const key = keyAt(spelling, 0);
      const others = byKey.get(key) ?? [];
      const place = others.indexOf(spelling);
      if (place >= 0) others.splice(place, 1);
      if (others.length === 0) byKey.delete(key);
    },
    lengthAt(text, at, work) {
      const possible = byKey.size === 0 ? undefined : byKey.get(keyAt(text, at));
      if (!possible) return 0;
      let longest = 0;
      for (const spelling of possible) {
        work.left -= 1;
        const { length } = spelling;
        // Most that begin alike end otherwise.
        if (length <= longest || text[at + length - 1] !== spelling[length - 1]) continue;
        work.left -= length;
        if (text.startsWith(spelling, at)) longest = length;
      }
      return longest;
    },
    hasBeginning(text, at, work) {
      const rest = text.slice(at);
      const lists = rest.length < keyLength ? byKey.values() : [byKey.get(keyAt(text, at)) ?? []];
      for (const possible of lists) {
        work.left -= possible.length * rest.length;
        if (possible.some(one => one.startsWith(rest))) return true;
      }
      return false;
    },
  };
}

/** Others may have the same, which does no harm: a number is found several times as fast as a part of the text. */
function keyAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2);
}
