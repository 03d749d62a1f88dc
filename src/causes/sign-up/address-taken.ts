import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const addressTaken = defineCause<{ attribute: string }>({
  id: 'address-taken',
  title: 'The e-mail address or phone number is taken',
  shows: {
    type: 'UsernameExistsException',
    message: ({ attribute }) => `An account with the given ${attribute} already exists.`,
  },
  means: 'The pool uses that attribute as username or alias, and a user signs in with this value already.',
  toldApart: 'UsernameAttributes or AliasAttributes of the pool names the attribute.',
  fix: 'Sign in or reset the password instead. AdminCreateUser moves an alias by ForceAliasCreation.',
  likely: 60,
  settledBy: filledIn(
    `aws cognito-idp list-users --user-pool-id POOL_ID --region REGION --filter 'email = "ADDRESS"'`,
  ),
});
