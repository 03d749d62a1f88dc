import { defineCause } from '../cause.ts';

export const tooManyGroupsOfUser = defineCause<{ user: string; pool: string; limit: number }>({
  id: 'too-many-groups-of-user',
  title: 'The user is in as many groups as it may be in',
  shows: {
    type: 'InvalidParameterException',
    message: 'The maximum number of groups for this user has been reached.',
  },
  means: 'A user is in at most 100 groups.',
  toldApart:
    'AdminListGroupsForUser gives 100 groups. AdminAddUserToGroup declares no LimitExceededException; type and ' +
    'wording are inferred.',
  fix:
    'Take the user out of groups that nothing asks for. Every group is in both of its tokens, and proxies refuse ' +
    'headers that grow past 8 or 16 KB long before: keep fine-grained rights in your own database.',
});
