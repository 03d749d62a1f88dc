import { defineCause } from '../cause.ts';

export const refreshTokenUserDeleted = defineCause<{ user: string }>({
  id: 'refresh-token-user-deleted',
  title: 'The user of the refresh token was deleted',
  shows: {
    type: 'NotAuthorizedException',
    message: 'The user has been deleted for the associated refresh token',
  },
  means:
    'The user that signed in no longer exists; one who was created again under the name is another ' +
    'user.',
  toldApart: 'No user of the pool has the sub of the token.',
  fix: 'Sign in as a user who exists.',
});
