import type { Around } from './around-pool.ts';

/** Something around a pool with one thing wrong. */
export interface BrokenRow extends Around {
  /** The check that finds it. */
  readonly check: string;
  /** What tells it from other rows of the same check. */
  readonly as?: string;
  /** Others that the same thing is wrong for. */
  readonly also?: readonly string[];
}
