import { defineCause } from '../cause.ts';

export const groupNotFound = defineCause<{ group: string; pool: string }>({
  id: 'group-not-found',
  title: 'There is no such group in the pool',
  shows: { type: 'ResourceNotFoundException', message: 'Group not found.' },
  means:
    'No group of the pool has that name. The user, where the call names one, is there: it is looked up first.',
  toldApart:
    'A missing pool or app client is named in its message; this one names nothing. ListGroups shows the names that ' +
    'the pool has, which tell apart case.',
  fix:
    'Check the pool id, then the spelling. Where a script sets up pools, it must create the group before it adds ' +
    'users. AdminRemoveUserFromGroup never fails for this: it succeeds for a group that is not there.',
});
