import { defineCause } from '../cause.ts';

export const tooManyClients = defineCause<{ poolId: string; limit: number }>({
  id: 'too-many-clients',
  title: 'The user pool has as many app clients as it may have',
  shows: {
    type: 'LimitExceededException',
    message: 'The maximum number of user pool clients for this user pool has been reached.',
  },
  means: 'A user pool has at most 1,000 app clients.',
  toldApart:
    'It is CreateUserPoolClient that fails; LimitExceededException of other operations means other ' +
    'limits. The wording of the message is inferred.',
  fix:
    'Delete app clients that nobody uses. Tenants do not need an app client each: use groups or ' +
    'attributes.',
});
