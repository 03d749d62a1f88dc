import { defineCause } from '../cause.ts';

export const throttledOnDemand = defineCause<{ operation: string; quota: string; perSecond: number }>({
  id: 'throttled-on-demand',
  title: 'The call was throttled, as this Lifeguard was told to',
  shows: { type: 'TooManyRequestsException', message: 'Rate exceeded' },
  means:
    'A fault of pools.yaml or of the test kit limits how many calls a second the operation gets, alone or with others ' +
    'of its category. This second has had them all. Nothing was done.',
  toldApart:
    'The facts give the quota, which is a category of the service or perSecond, and its number. Where the service ' +
    'itself is at its limit, the cause is too-much-work. On AWS, the metric ThrottleCount of the category counts it.',
  fix:
    'Let the client wait and try again, longer each time: the SDKs do so three times by themselves. On AWS, ask for a ' +
    'larger quota where the category allows it, keep users in mind for a while instead of reading them for each ' +
    'request, and verify tokens where they are used. To be rid of it here, take the fault out.',
  likely: 2,
});
