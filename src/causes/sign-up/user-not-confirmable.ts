import { defineCause } from '../cause.ts';

export const userNotConfirmable = defineCause<{ user: string }>({
  id: 'user-not-confirmable',
  title: 'There is no such user to confirm, or it is disabled, which the client hides',
  shows: {
    type: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  means:
    "The user is not in the client's pool or is disabled, and the app client has PreventUserExistenceErrors " +
    'set to ENABLED: the answer is that of a wrong code.',
  toldApart: 'Lifeguard knows: the user is missing or disabled. From outside, AdminGetUser tells.',
  fix: 'Check the user name, the pool that the client belongs to, and whether the user is enabled.',
});
