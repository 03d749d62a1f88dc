import { defineCause } from '../cause.ts';

export const tierChangeNotAllowed = defineCause<{ tier: string; features: readonly string[] }>({
  id: 'tier-change-not-allowed',
  title: 'App clients use what the lower plan does not have',
  shows: {
    type: 'TierChangeNotAllowedException',
    message: ({ tier, features }) =>
      `The following features need to be disabled for the ${tier} pricing tier configured: ${features.join(', ')}`,
    forms: ['The following features need to be disabled for the <plan> pricing tier configured: <features>'],
  },
  means:
    'The pool is to be moved to a lower plan while app clients of it use features that this plan does not ' +
    'have.',
  toldApart:
    "The request's own settings fit the plan; DescribeUserPoolClient of the pool's clients shows the " +
    'feature that the message names.',
  fix: 'Turn the feature off in each app client first, then change UserPoolTier.',
});
