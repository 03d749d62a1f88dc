import { defineCause } from '../cause.ts';

export const poolDeletionProtected = defineCause<{ poolId: string }>({
  id: 'pool-deletion-protected',
  title: 'The user pool is protected from deletion',
  shows: {
    type: 'InvalidParameterException',
    message:
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
  },
  means: 'DeleteUserPool was called for a pool whose DeletionProtection is ACTIVE.',
  toldApart: 'Only this case has this message; DescribeUserPool shows DeletionProtection.',
  fix:
    'Call UpdateUserPool with DeletionProtection INACTIVE and all other settings of the pool (an update ' +
    'resets what it leaves out), then delete it.',
});
