import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

export const aliasTaken = defineCause<{ user: string; attribute: string }>({
  id: 'alias-taken',
  title: 'Another user has that alias',
  shows: {
    type: 'AliasExistsException',
    message: ({ attribute }) => `An account with the given ${attribute} already exists.`,
  },
  means:
    'Another user signs in with that address or number: as its verified alias, or in place of a username.',
  toldApart: 'ListUsers by that value finds the other user.',
  fix: 'Give it to one of them: ForceAliasCreation of ConfirmSignUp moves an alias to the new user.',
  likely: 60,
  seen: [
    { at: 'API', error: 'AliasExistsException', text: 'An account with the email already exists.' },
    { at: 'API', error: 'AliasExistsException', text: 'An account with the phone_number already exists.' },
  ],
  settledBy: filledIn(
    `aws cognito-idp list-users --user-pool-id POOL_ID --region REGION --filter 'email = "ADDRESS"'`,
  ),
});
