import type { Random } from '../pool/random.ts';

/**
 * Keeps the time of an answer from telling who exists. Sending a code runs a trigger, may speak to a mail
 * server, and writes; for a user who is hidden none of that happens. Such an answer takes as long as one of
 * the latest real sendings, drawn among them, so that their spread is kept too.
 *
 * It hides as well as the latest sendings are like the next. Until the first one of a kind, in this process,
 * a rehearsal stands for it, which runs no trigger and speaks to no mail server.
 */
export interface Pace {
  /** Does the work, and remembers how long it took if it succeeds. `kind` names what takes alike long. */
  timed<T>(kind: string, work: () => Promise<T>): Promise<T>;
  /** Does what is done in place of work of that kind, and takes as long in all as such work took lately. */
  asLong<T>(kind: string, pretended: () => T, rehearsal: () => Promise<void>): Promise<T>;
}

/** How many durations of a kind are remembered. */
const remembered = 64;
/** Of how many kinds: two for each pool of a large service. */
const mostKinds = 4096;

/** What pace is kept by: the machine's own time, since it is the caller's clock that must learn nothing. */
export interface PaceOptions {
  readonly random: Pick<Random, 'below'>;
  /** Milliseconds, with fractions, that only grow. */
  readonly elapsed: () => number;
  /** Resolves at that time by `elapsed`, and not a millisecond later: a sending may take no longer than one. */
  readonly waitUntil: (time: number) => Promise<void>;
}

/** Starts with nothing remembered. */
export function createPace({ random, elapsed, waitUntil }: PaceOptions): Pace {
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
    async asLong(kind, pretended, rehearsal) {
      const since = elapsed();
      const durations = kinds.get(kind) ?? [];
      const duration = durations[durations.length > 0 ? random.below(durations.length) : 0];
      const result = pretended();
      if (duration === undefined) await rehearsal();
      else await waitUntil(since + duration);
      return result;
    },
  };
}
