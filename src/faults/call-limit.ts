import type { Clock } from '../pool/clock.ts';

/** Lets so many calls through in each second; tells whether this one may pass. */
export type CallLimit = () => boolean;

/** A second begins with the first call in it. */
export function createCallLimit(clock: Clock, perSecond: number): CallLimit {
  let since = Number.NEGATIVE_INFINITY;
  let passed = 0;
  return () => {
    const now = clock.now();
    if (now - since >= 1000) {
      since = now;
      passed = 0;
    }
    if (passed >= perSecond) return false;
    passed += 1;
    return true;
  };
}
