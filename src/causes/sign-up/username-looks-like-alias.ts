import { defineCause } from '../cause.ts';

export const usernameLooksLikeAlias = defineCause<{ alias: string }>({
  id: 'username-looks-like-alias',
  title: 'The username looks like an alias of the pool',
  shows: {
    type: 'InvalidParameterException',
    message: ({ alias }) =>
      `Username cannot be of ${alias} format, since user pool is configured for ${alias} alias.`,
  },
  means: 'The pool has that attribute as alias, so that a username of its form could be mistaken for one.',
  toldApart: 'AliasAttributes of the pool names the attribute.',
  fix: 'Choose a username of another form, such as a UUID, and send the address as attribute.',
});
