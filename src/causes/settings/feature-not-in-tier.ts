import { defineCause } from '../cause.ts';

export const featureNotInTier = defineCause<{ tier: string; features: readonly string[] }>({
  id: 'feature-not-in-tier',
  title: "A setting needs a higher plan than the pool's",
  shows: {
    type: 'FeatureUnavailableInTierException',
    message: ({ tier, features }) =>
      `The following features need to be disabled for the ${tier} pricing tier configured: ${features.join(', ')}`,
  },
  means:
    'The request sets something that the feature plan of the pool (UserPoolTier) does not include. The ' +
    'fact `features` lists what.',
  toldApart: 'The message names the plan and the features.',
  fix: 'Set UserPoolTier to ESSENTIALS or PLUS (threat protection needs PLUS), or take the setting out.',
});
