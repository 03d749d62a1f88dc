import { defineCause } from '../cause.ts';

export const aliasInUse = defineCause<{ user: string; attribute: string }>({
  id: 'alias-in-use',
  title: 'The alias belongs to another user',
  shows: {
    type: 'AliasExistsException',
    message: 'User account already exists for the alias.',
  },
  means: 'An attribute that is an alias of the pool would take a value that another user signs in with.',
  toldApart: 'The attribute in the facts; ListUsers finds the other user.',
  fix: 'Take the alias from the other user first, or use ForceAliasCreation where the operation has it.',
});
