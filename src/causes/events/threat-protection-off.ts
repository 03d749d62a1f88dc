import { defineCause } from '../cause.ts';

export const threatProtectionOff = defineCause<{ poolId: string }>({
  id: 'threat-protection-off',
  title: 'The user pool keeps no authentication events: its threat protection is off',
  shows: {
    type: 'UserPoolAddOnNotEnabledException',
    message: 'User pool add-ons are not enabled.',
  },
  means:
    'Authentication events are kept only where UserPoolAddOns.AdvancedSecurityMode of the pool is AUDIT or ENFORCED. ' +
    'The wording of the message is inferred.',
  toldApart: 'DescribeUserPool shows no UserPoolAddOns, or the mode OFF.',
  fix: 'Set UserPoolAddOns with AdvancedSecurityMode AUDIT on a pool of the PLUS plan. Events are kept from then on.',
});
