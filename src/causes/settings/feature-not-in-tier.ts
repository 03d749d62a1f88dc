import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const featureNotInTier = defineCause<{ tier: string; features: readonly string[] }>({
  id: 'feature-not-in-tier',
  title: "A setting needs a higher plan than the pool's",
  shows: {
    type: 'FeatureUnavailableInTierException',
    message: ({ tier, features }) =>
      `The following features need to be disabled for the ${tier} pricing tier configured: ${features.join(', ')}`,
    forms: ['The following features need to be disabled for the <plan> pricing tier configured: <features>'],
  },
  means:
    'The request sets something that the feature plan of the pool (UserPoolTier) does not include. The ' +
    'fact `features` lists what.',
  toldApart: 'The message names the plan and the features.',
  fix: 'Set UserPoolTier to ESSENTIALS or PLUS (threat protection needs PLUS), or take the setting out.',
  likely: 80,
  seen: [
    {
      at: 'deployment',
      text: 'The following feature is not available for the <plan> pricing tier configured: <feature>',
    },
  ],
  judge: judgedBy(function* (known) {
    const tier = askedPool(known)?.tier;
    if (tier)
      yield tier === 'PLUS'
        ? rulesOut('The plan of the pool is Plus, which has all features.')
        : speaksFor(`The plan of the pool is ${tier}.`);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.UserPoolTier'",
  ),
  source: documented('cognito-sign-in-feature-plans'),
});
