import { defineCause } from '../cause.ts';

export const userNotFoundForClient = defineCause<{ user: string; client: string; pool: string }>({
  id: 'user-not-found-for-client',
  title: "There is no such user in the client's pool",
  shows: {
    type: 'UserNotFoundException',
    message: 'Username/client id combination not found.',
  },
  means:
    "No user of the app client's pool has that user name or alias, and the client does not hide it " +
    '(PreventUserExistenceErrors is not ENABLED).',
  toldApart: 'The client id belongs to another pool than the user, or the name is misspelt.',
  fix:
    "Send the call with a client of the user's pool; set PreventUserExistenceErrors to ENABLED so " +
    'that strangers learn nothing.',
});
