import type { Random } from '../pool/random.ts';

/**
 * Keeps the time of an answer from telling who exists. Sending a code runs a trigger, may speak to a mail
 * server, and writes; for a user who is hidden none of that happens. Such an answer waits as long as one of
 * the latest real sendings took.
 *
 * It hides as well as the latest sendings are like the next. Until the first one of a kind, in this process,
 * there is nothing to go by, and the answer comes at once.
 */
export interface Pace {
  /** Does the work, and remembers how long it took if it succeeds. `kind` names what takes alike long. */
  timed<T>(kind: string, work: () => Promise<T>): Promise<T>;
  /** Waits as long as work of that kind took lately. */
  asLong(kind: string): Promise<void>;
}

/** How many durations of a kind are remembered. */
const remembered = 32;
/** Of how many kinds: two for each pool of a large service. */
const mostKinds = 4096;

/** What pace is kept by: the machine's own time, since it is the caller's clock that must learn nothing. */
export interface PaceOptions {
  readonly random: Pick<Random, 'below'>;
  /** Milliseconds, with fractions, that only grow. */
  readonly elapsed: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Starts with nothing remembered. */
export function createPace({ random, elapsed, pause }: PaceOptions): Pace {
  const kinds = new Map<string, number[]>();

  function remember(kind: string, duration: number): void {
    const durations = kinds.get(kind) ?? [];
    durations.push(duration);
    if (durations.length > remembered) durations.shift();
    const oldest = kinds.size >= mostKinds && !kinds.has(kind) ? kinds.keys().next().value : undefined;
    if (oldest !== undefined) kinds.delete(oldest);
    kinds.set(kind, durations);
  }

  return {
    async timed(kind, work) {
      const since = elapsed();
      const result = await work();
      remember(kind, elapsed() - since);
      return result;
    },
    async asLong(kind) {
      const durations = kinds.get(kind) ?? [];
      const duration = durations[durations.length > 0 ? random.below(durations.length) : 0];
      if (duration !== undefined) await pause(duration);
    },
  };
}
