import { defineCause } from '../cause.ts';

const messages = {
  groups: 'Provided pagination token is invalid. Check the token and try your request again.',
  users: 'Paging marker is invalid.',
} as const;

/** `listed`: what the list is of; the service words it differently for either (observed). */
export const listTokenInvalid = defineCause<{ listed: keyof typeof messages }>({
  id: 'list-token-invalid',
  title: 'The token of the next page is not one that this list of groups or members gave out',
  shows: {
    type: 'InvalidParameterException',
    message: ({ listed }) => messages[listed],
    forms: [
      'Provided pagination token is invalid. Check the token and try your request again.',
      'Paging marker is invalid.',
    ],
  },
  means: 'NextToken was altered, cut short, made up, or taken from another list, pool, group or user.',
  toldApart: 'The same request without NextToken succeeds.',
  fix: 'Pass NextToken on exactly as the page before gave it, with the same pool, group and user.',
});
