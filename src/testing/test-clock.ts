import type { Clock } from '../pool/clock.ts';

/** A length of time: milliseconds, or text such as `500ms`, `90s`, `61m`, `2h` or `1d`. */
export type TimeSpan = number | string;

/**
 * The clock of a Lifeguard that was started for tests. It starts at the machine's time and runs on with it;
 * only what Lifeguard does is timed by it.
 *
 * @example
 * lifeguard.clock.advance('61m'); // a reset code lives an hour: it has expired now
 */
export interface TestClock extends Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Moves time forward at once.
   *
   * @throws RangeError for what is no length of time, or one that is negative
   */
  advance(by: TimeSpan): void;
  /**
   * Makes time stand still, so that a limit can be met to the millisecond. `advance` still moves it.
   *
   * @example
   * lifeguard.clock.pause();
   * // ... a code is sent
   * lifeguard.clock.advance(60 * 60_000 - 1); // the last millisecond of its life
   */
  pause(): void;
  /** Lets time run on from where it stands. */
  resume(): void;
}

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Makes a clock. @param machine the clock that it starts with and runs by */
export function createTestClock(machine: Clock): TestClock {
  let ahead = 0;
  let paused: number | undefined;
  const now = () => paused ?? machine.now() + ahead;
  return {
    now,
    advance(by) {
      const milliseconds = inMilliseconds(by);
      if (paused === undefined) ahead += milliseconds;
      else paused += milliseconds;
    },
    pause() {
      paused = now();
    },
    resume() {
      if (paused !== undefined) ahead = paused - machine.now();
      paused = undefined;
    },
  };
}

function inMilliseconds(span: TimeSpan): number {
  if (typeof span === 'number') {
    if (Number.isSafeInteger(span) && span >= 0) return span;
    throw new RangeError(`The clock moves forward by whole milliseconds, not by ${span}.`);
  }
  const [, digits, unit] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(span) ?? [];
  const factor = Object.entries(units).find(([name]) => name === unit)?.[1];
  if (digits === undefined || factor === undefined) {
    throw new RangeError(`"${span}" is no length of time; write such as 500ms, 90s, 61m, 2h or 1d.`);
  }
  return Number(digits) * factor;
}
