/** So many may work at once; the others wait in their order. */
export interface Places {
  /** Takes a place within that many milliseconds; false where there is none, or too many wait for one. */
  take(milliseconds: number): Promise<boolean>;
  /** Gives a place back, to who waits longest. */
  free(): void;
  /** How many wait. */
  readonly waiting: number;
}

/** Makes that many places, for which no more than `mostWaiting` may wait. */
export function createPlaces(count: number, mostWaiting: number): Places {
  const waiting = new Set<() => void>();
  let taken = 0;
  return {
    get waiting() {
      return waiting.size;
    },
    async take(milliseconds) {
      if (taken < count) {
        taken += 1;
        return true;
      }
      if (waiting.size >= mostWaiting) return false;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const called = () => resolve(true);
      waiting.add(called);
      const timer = setTimeout(() => {
        waiting.delete(called);
        resolve(false);
      }, milliseconds);
      const isTaken = await promise;
      clearTimeout(timer);
      return isTaken;
    },
    free() {
      // The place goes straight to who waits longest, so that nobody slips in between.
      const [next] = waiting;
      if (!next) {
        taken -= 1;
        return;
      }
      waiting.delete(next);
      next();
    },
  };
}
