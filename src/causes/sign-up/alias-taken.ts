import { defineCause } from '../cause.ts';

export const aliasTaken = defineCause<{ user: string; attribute: string }>({
  id: 'alias-taken',
  title: 'Another user has that alias',
  shows: {
    type: 'AliasExistsException',
    message: ({ attribute }) => `An account with the given ${attribute} already exists.`,
  },
  means: 'The attribute is an alias of the pool, and it is the verified alias of another user.',
  toldApart: 'ListUsers by that value finds two users.',
  fix: 'Give the alias to one of them: ForceAliasCreation moves it to the new user.',
});
