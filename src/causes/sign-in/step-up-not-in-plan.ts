import { defineCause } from '../cause.ts';

/** That it is this error is documented; its text is inferred from that of settings. */
export const stepUpNotInPlan = defineCause<{ pool: string; tier: string }>({
  id: 'step-up-not-in-plan',
  title: 'The plan of the pool has no authentication levels',
  shows: {
    type: 'FeatureUnavailableInTierException',
    message: ({ tier }) =>
      `The following features need to be disabled for the ${tier} pricing tier configured: Step-Up Authentication`,
  },
  means: 'The sign-in asks for a level by TARGET_ACR_VALUES, and the feature plan of the pool is LITE.',
  toldApart:
    'No setting was refused: the error comes from InitiateAuth or AdminInitiateAuth. The fact `tier` is the plan.',
  fix: 'Set UserPoolTier to ESSENTIALS or PLUS, or sign in without TARGET_ACR_VALUES.',
});
