import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const poolNotFound = defineCause<{ poolId: string }>({
  id: 'pool-not-found',
  title: 'There is no user pool of that id',
  shows: {
    type: 'ResourceNotFoundException',
    message: ({ poolId }) => `User pool ${poolId} does not exist.`,
  },
  means:
    'The request names a user pool that does not exist: its id is mistyped, or the pool has been deleted.',
  toldApart:
    'ListUserPools in the region that the id begins with does not show the pool. If it does, the request was ' +
    'signed for another region (pool-in-another-region).',
  fix: 'Take the id from ListUserPools or pools.yaml. Ids are case-sensitive: the nine characters behind the underscore must match exactly.',
  likely: 25,
  settledBy: filledIn('aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION'),
});
