import { defineCause } from '../cause.ts';

export const hiddenUserSubmitsCode = defineCause<{ user: string; reason: 'missing' | 'disabled' }>({
  id: 'hidden-user-submits-code',
  title: 'A code was submitted for a user who is missing or disabled, which the client hides',
  shows: {
    type: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  means:
    "There is no such user in the client's pool, or it is disabled, and the app client has " +
    'PreventUserExistenceErrors set to ENABLED: the answer is that of a wrong code.',
  toldApart: 'Lifeguard knows: the user is missing or disabled. From outside, AdminGetUser tells.',
  fix: 'Check the user name and the pool that the client belongs to.',
});
