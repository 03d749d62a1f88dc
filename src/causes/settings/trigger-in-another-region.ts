import { defineCause } from '../cause.ts';

export const triggerInAnotherRegion = defineCause<{ trigger: string; functionRegion: string }>({
  id: 'trigger-in-another-region',
  title: 'A trigger is a function in another region',
  shows: {
    type: 'InvalidParameterException',
    message: 'Cross-region lambda functions are not supported',
  },
  means: 'LambdaConfig names a function whose ARN is in another region than the pool.',
  toldApart: "The fourth part of the function's ARN is not the region that the pool id begins with.",
  fix: "Deploy the function in the pool's region and use that ARN.",
  likely: 20,
});
