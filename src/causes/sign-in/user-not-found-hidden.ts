import { defineCause } from '../cause.ts';

export const userNotFoundHidden = defineCause<{ user: string; pool: string }>({
  id: 'user-not-found-hidden',
  title: 'There is no such user, which the client hides',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means:
    'No user of the pool has that name, and the app client has PreventUserExistenceErrors set to ' +
    'ENABLED: the answer is that of a wrong password.',
  toldApart: 'Lifeguard knows: the user is missing. From outside, AdminGetUser tells.',
  fix: 'Check the user name and the pool that the client belongs to.',
});
