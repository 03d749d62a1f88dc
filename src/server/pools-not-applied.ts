import type { Failure } from '../causes/cause.ts';

/** pools.yaml describes what the service would refuse. The message is one sentence for the command line. */
export class PoolsNotApplied extends Error {
  override readonly name = 'PoolsNotApplied';

  constructor(what: string, { shown, cause }: Failure) {
    super(`pools.yaml describes ${what} as it cannot be: ${shown ?? cause.title} (${cause.id})`);
  }
}
