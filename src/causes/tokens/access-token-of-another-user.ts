import { defineCause } from '../cause.ts';

export const accessTokenOfAnotherUser = defineCause<{ user: string }>({
  id: 'access-token-of-another-user',
  title: 'The user name now belongs to another user',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid access token.',
  },
  means: "The token's user was deleted and the name was taken by a new user since.",
  toldApart: 'The sub of the token differs from the sub of the user of that name.',
  fix: 'Sign in as the new user.',
  likely: 4,
});
