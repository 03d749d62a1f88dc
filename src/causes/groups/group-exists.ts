import { defineCause } from '../cause.ts';

export const groupExists = defineCause<{ group: string; pool: string }>({
  id: 'group-exists',
  title: 'The pool has a group of that name already',
  shows: { type: 'GroupExistsException', message: 'A group with the name already exists.' },
  means: 'CreateGroup does not replace a group. The one that is there is as it was.',
  toldApart: 'No other failure has this type. GetGroup shows the group that is there.',
  fix: 'Change it with UpdateGroup, or treat the error as success in a script that may run twice.',
});
