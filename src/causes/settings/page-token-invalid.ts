import { defineCause } from '../cause.ts';

export const pageTokenInvalid = defineCause<Record<string, never>>({
  id: 'page-token-invalid',
  title: 'The token of the next page is not one that this list gave out',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid NextToken',
  },
  means: 'NextToken was altered, cut short, made up, or taken from another list, pool or region.',
  toldApart: 'The same request without NextToken succeeds. The wording of the message is inferred.',
  fix: 'Pass NextToken on exactly as the page before gave it, with the same pool and region.',
});
