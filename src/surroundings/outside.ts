import type { Environment } from '../config/substitute.ts';
import type { Clock } from '../pool/clock.ts';
import type { NameLookup } from './name-reads.ts';
import type { Target } from './target.ts';

/** What surroundings are read through. */
export interface Outside {
  readonly target: Target;
  /** Where credentials and `AWS_ENDPOINT_URL_<SERVICE>` are found for a target that is not AWS. */
  readonly environment: Environment;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** DNS; where it is left out, nothing is looked up there. */
  readonly names?: NameLookup;
}
