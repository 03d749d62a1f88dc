import { invariant } from '../invariant.ts';

/** An app client with the pool of another is no link that a mail of these pools carries. */
export const refusesOtherPool = invariant(
  'refuses-other-pool',
  'A link whose app client and pool do not belong together is refused.',
  ['other pool'],
  ({ occasion: { client, poolId }, calls }) =>
    calls.length === 0
      ? undefined
      : `The link names ${client.id} of ${client.poolId} with the pool ${poolId}, and the page sent the code all the same.`,
);
