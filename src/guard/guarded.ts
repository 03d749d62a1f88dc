import type { Random } from '../pool/random.ts';
import type { GuardedPools } from './guarded-client.ts';
import type { Invariant } from './invariant.ts';
import type { Browse } from './visit.ts';

/** A page to guard, and what it is held to. */
export interface Guarded {
  /** Its address, or a template of the links to it. */
  readonly page: string;
  readonly pools: GuardedPools;
  /** Where calls must go: a region's endpoint on AWS, unless all go to one. */
  readonly endpointsOf: (region: string) => readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly invariants: readonly Invariant[];
}

/** What opens the page, and how much at a time. */
export interface GuardPorts {
  readonly browse: Browse;
  readonly random: Random;
  readonly atOnce: number;
}
