import type { Outside } from './outside.ts';

/** Makes a call when its turn comes. Calls of one action wait for each other, those of different ones do not. */
export type Pace = <T>(action: string, call: () => Promise<T>) => Promise<T>;

/** At most three calls a second of one action: reads of a pool's settings share fifteen with all else in the account. */
const awsMilliseconds = 334;

/** How many calls of one action an endpoint of somebody's own gets at a time. */
const atOnce = 16;

/**
 * The pace that the target can bear.
 *
 * @param milliseconds between calls of one action in AWS
 */
export function createPace({ target, clock, wait }: Outside, milliseconds: number = awsMilliseconds): Pace {
  return target.kind === 'aws' ? spaced(milliseconds, clock.now, wait) : limited(atOnce);
}

/** Calls of one action begin no sooner than so many milliseconds after each other. */
function spaced(milliseconds: number, now: () => number, wait: Outside['wait']): Pace {
  const next = new Map<string, number>();
  return async (action, call) => {
    const at = Math.max(now(), next.get(action) ?? 0);
    next.set(action, at + milliseconds);
    if (at > now()) await wait(at - now());
    return call();
  };
}

/** So many calls of one action run at a time. */
function limited(most: number): Pace {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  return async (action, call) => {
    const count = running.get(action) ?? 0;
    // Who ends hands its place on, so that nobody else can take it in between.
    if (count >= most) {
      await new Promise<void>(resolve => {
        waiting.set(action, [...(waiting.get(action) ?? []), resolve]);
      });
    } else running.set(action, count + 1);
    try {
      return await call();
    } finally {
      const [first, ...others] = waiting.get(action) ?? [];
      waiting.set(action, others);
      if (first) first();
      else running.set(action, (running.get(action) ?? 1) - 1);
    }
  };
}
