import { defineCause } from '../cause.ts';

export const addressTaken = defineCause<{ attribute: string }>({
  id: 'address-taken',
  title: 'The e-mail address or phone number is taken',
  shows: {
    type: 'UsernameExistsException',
    message: ({ attribute }) => `An account with the given ${attribute} already exists.`,
  },
  means: 'The pool uses that attribute as the username, and a user has this value already.',
  toldApart: 'UsernameAttributes of the pool names the attribute.',
  fix: 'Sign in or reset the password instead.',
});
