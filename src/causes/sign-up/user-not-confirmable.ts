import { defineCause } from '../cause.ts';

export const userNotConfirmable = defineCause<{ user: string }>({
  id: 'user-not-confirmable',
  title: 'There is no such user to confirm, which the client hides',
  shows: {
    type: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  means:
    "There is no such user in the client's pool, and the app client has PreventUserExistenceErrors " +
    'set to ENABLED: the answer is that of a wrong code.',
  toldApart: 'Lifeguard knows: the user is missing. From outside, AdminGetUser tells.',
  fix: 'Check the user name and the pool that the client belongs to.',
});
