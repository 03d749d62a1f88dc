/** Chance that is the same for the same seed. */
export interface Dice {
  /** A whole number from 0 up to but not including `limit`. */
  below(limit: number): number;
  /** One of them. */
  pick<T>(from: readonly [T, ...T[]]): T;
  /** True for one in so many. */
  oneIn(count: number): boolean;
}

/** Dice of that seed, by the generator known as mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    pick: ([first, ...rest]) => rest[below(rest.length + 1) - 1] ?? first,
    oneIn: count => below(count) === 0,
  };
}
