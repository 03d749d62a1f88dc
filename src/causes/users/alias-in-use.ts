import { defineCause } from '../cause.ts';

export const aliasInUse = defineCause<{ user: string; attribute: string }>({
  id: 'alias-in-use',
  title: 'The preferred username belongs to another user',
  shows: {
    type: 'AliasExistsException',
    message: 'User account already exists for the alias.',
  },
  means: 'preferred_username is an alias of the pool and would take a value that another user signs in with.',
  toldApart: 'The text is its own; ListUsers by username or preferred_username finds the other user.',
  fix: 'Choose another name, or take it from the other user first.',
});
