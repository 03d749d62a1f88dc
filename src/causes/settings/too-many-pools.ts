import { defineCause } from '../cause.ts';

export const tooManyPools = defineCause<{ region: string; limit: number }>({
  id: 'too-many-pools',
  title: 'The region has as many user pools as it may have',
  shows: {
    type: 'LimitExceededException',
    message: 'The maximum number of user pools for this account has been reached.',
  },
  means: 'An account has at most 1,000 user pools in a region.',
  toldApart:
    'It is CreateUserPool that fails; LimitExceededException of other operations means other limits. The ' +
    'wording of the message is inferred.',
  fix:
    'Delete pools that nobody uses; test runs that create pools and do not delete them are the usual ' +
    'reason.',
});
