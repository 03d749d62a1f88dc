import type { Environment } from '../config/substitute.ts';
import type { Clock } from '../pool/clock.ts';
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
}
