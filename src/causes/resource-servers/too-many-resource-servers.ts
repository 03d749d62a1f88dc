import { defineCause } from '../cause.ts';

export const tooManyResourceServers = defineCause<{ pool: string; limit: number }>({
  id: 'too-many-resource-servers',
  title: 'The user pool has as many resource servers as it may have',
  shows: {
    type: 'LimitExceededException',
    message: 'The maximum number of resource servers for this user pool has been reached.',
  },
  means: 'A user pool has at most 25 resource servers.',
  toldApart:
    'It is CreateResourceServer that fails; LimitExceededException of other operations means other limits. The ' +
    'wording of the message is inferred.',
  fix:
    'Delete resource servers that nothing asks for, or let several APIs share one: it may have 100 scopes, whose names ' +
    'can begin with that of the API.',
});
