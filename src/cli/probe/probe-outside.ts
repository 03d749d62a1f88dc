import { type Random, systemRandom } from '../../pool/random.ts';

/** What the probe uses of the world beside its files. */
export interface ProbeOutside {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: Random;
}

/** That of this machine. */
export const systemOutside: ProbeOutside = { fetch, now: Date.now, random: systemRandom };
