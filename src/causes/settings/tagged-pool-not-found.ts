import { defineCause } from '../cause.ts';

export const taggedPoolNotFound = defineCause<{ arn: string; poolId: string }>({
  id: 'tagged-pool-not-found',
  title: 'The ARN to tag names a user pool that is not there',
  shows: {
    type: 'ResourceNotFoundException',
    message: ({ poolId }) => `User pool ${poolId} does not exist.`,
  },
  means:
    'The ARN has the form of a user pool, but the pool, or the account or region that it is said to be in, is ' +
    'another one.',
  toldApart:
    'The fact `arn` gives what came. Where the id is right, compare region and account with the Arn that ' +
    'DescribeUserPool shows, and the region with the one that the request was signed for.',
  fix: 'Take the Arn that DescribeUserPool shows, and sign for its region.',
});
