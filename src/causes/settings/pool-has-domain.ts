import { defineCause } from '../cause.ts';

export const poolHasDomain = defineCause<{ poolId: string; domain: string }>({
  id: 'pool-has-domain',
  title: 'The user pool still has a domain',
  shows: {
    type: 'InvalidParameterException',
    message: 'User pool cannot be deleted. It has a domain configured that should be deleted first.',
  },
  means: 'DeleteUserPool was called for a pool at whose domain people may be signing in.',
  toldApart: 'DescribeUserPool shows Domain or CustomDomain.',
  fix: 'Call DeleteUserPoolDomain first.',
});
