import { defineCause } from '../cause.ts';

export const tooManyGroups = defineCause<{ pool: string; limit: number }>({
  id: 'too-many-groups',
  title: 'The user pool has as many groups as it may have',
  shows: {
    type: 'LimitExceededException',
    message: 'The maximum number of groups for this user pool has been reached.',
  },
  means: 'A user pool has at most 10,000 groups.',
  toldApart:
    'It is CreateGroup that fails; LimitExceededException of other operations means other limits. The wording of the ' +
    'message is inferred.',
  fix:
    'Delete groups that nobody uses. A group for each customer or project does not go on for ever: keep what a user ' +
    'belongs to in a custom attribute or in your own database.',
});
